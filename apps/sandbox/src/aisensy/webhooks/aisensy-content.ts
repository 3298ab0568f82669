import { asObject, type Json } from '../../chats/cloud-message';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  image: 'IMAGE',
  video: 'VIDEO',
  audio: 'AUDIO',
  document: 'FILE',
  sticker: 'STICKER',
};

/** A message of a customer in AiSensy's words. */
export interface AisensyContent {
  message_type: string;
  message_content: Json;
}

function describeReply(interactive: Json): AisensyContent {
  // Captures show the title only: this surface loses the ids of buttons and rows.
  const list = asObject(interactive['list_reply']);
  if (interactive['type'] === 'list_reply') {
    return { message_type: 'LIST_REPLY', message_content: { title: list['title'] } };
  }
  const button = asObject(interactive['button_reply']);
  return { message_type: 'BUTTON_REPLY', message_content: { title: button['title'] } };
}

/** Rewrites a Cloud-API message as `message_type` and `message_content`. */
export function describeForAisensy(raw: Json): AisensyContent {
  const type = String(raw['type']);
  const body = asObject(raw[type]);
  const media = MEDIA_TYPES[type];
  if (media) {
    const { url, link, mime_type: mimeType, caption } = body;
    return {
      message_type: media,
      message_content: { url: url ?? link, urlExpiry: '', mimeType, ...(caption ? { caption } : {}) },
    };
  }
  switch (type) {
    case 'text':
      return { message_type: 'TEXT', message_content: { text: body['body'] } };
    case 'button':
      return {
        message_type: 'QUICK_REPLY',
        message_content: { text: body['text'], callbackPayload: body['payload'] },
      };
    case 'interactive':
      return describeReply(body);
    case 'location':
      return { message_type: 'LOCATION', message_content: body };
    case 'contacts':
      return { message_type: 'CONTACT', message_content: { contacts: raw['contacts'] } };
    default:
      return { message_type: type.toUpperCase(), message_content: body };
  }
}
