import { asList, asNumber, asObject, asText, type Json } from './cloud-message';
import { readInteractive } from './interactive-reader';
import type { MessageContent } from './message-content';
import { readTemplate } from './template-reader';

/** Reads what a person sees of a Cloud-API message, of the business or of the customer. Never throws. */
export function readMessage(message: Json): MessageContent {
  const type = asText(message['type']) ?? 'unknown';
  const context = asObject(message['context']);
  const quotedId = asText(context['message_id']) ?? asText(context['id']);
  return { ...readBody(type, message), ...(quotedId ? { quotedId } : {}) };
}

function readBody(type: string, message: Json): MessageContent {
  const body = asObject(message[type]);
  switch (type) {
    case 'text':
      return { kind: type, text: asText(body['body']) };
    case 'image':
    case 'video':
    case 'sticker':
      return { kind: type, text: asText(body['caption']), imageUrl: linkOf(body) };
    case 'audio':
      return { kind: type, audioUrl: linkOf(body) };
    case 'document':
      return {
        kind: type,
        text: asText(body['caption']),
        document: { filename: asText(body['filename']) ?? 'Document', url: linkOf(body) },
      };
    case 'location':
      return { kind: type, location: readLocation(body) };
    case 'contacts':
      return { kind: type, text: contactNames(message['contacts']) };
    case 'reaction':
      return {
        kind: type,
        reaction: { messageId: asText(body['message_id']) ?? '', emoji: asText(body['emoji']) },
      };
    case 'button':
      return { kind: 'press', text: asText(body['text']) };
    case 'interactive':
      return readInteractive(body);
    case 'template':
      return readTemplate(body);
    default:
      return { kind: type };
  }
}

/** Address of a media file; one that was uploaded is on the shelf under its id. */
function linkOf(body: Json): string | undefined {
  const id = asText(body['id']);
  return (
    asText(body['link']) ?? asText(body['url']) ?? (id === undefined ? undefined : `/aisensy/media/${id}`)
  );
}

function readLocation(body: Json): MessageContent['location'] {
  return {
    latitude: asNumber(body['latitude']) ?? 0,
    longitude: asNumber(body['longitude']) ?? 0,
    name: asText(body['name']),
    address: asText(body['address']),
  };
}

function contactNames(contacts: unknown): string | undefined {
  const names = asList(contacts).map((contact) => asText(asObject(contact['name'])['formatted_name']));
  return asText(names.filter((name) => name !== undefined).join(', '));
}
