import type { InboundContent, PendingInbound } from '@whatsapp-agent/contracts';
import { neutralise } from '../guardrails/untrusted-text';

const FORM_LENGTH = 1000;
const TITLE_LENGTH = 200;

/**
 * What sort of thing a message is to the agent: `words` can be answered, `button` was pressed, `unreadable`
 * is a medium nobody reads, `pin` a point on the map, `silent` asks for no answer by itself.
 */
export type ContentClass = 'words' | 'button' | 'pin' | 'unreadable' | 'silent';

/** Sorts a message by what an answer to it needs. */
export function classifyContent(content: InboundContent): ContentClass {
  switch (content.kind) {
    case 'text':
      return content.text.trim() === '' ? 'unreadable' : 'words';
    case 'button':
      return 'button';
    case 'flow':
      return 'words';
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return (content.media.transcript ?? content.media.caption)?.trim() ? 'words' : 'unreadable';
    case 'location':
      return 'pin';
    case 'order':
      return content.text?.trim() ? 'words' : 'unreadable';
    case 'contacts':
    case 'unsupported':
      return 'unreadable';
    case 'reaction':
    case 'system':
    case 'edit':
    case 'revoke':
      return 'silent';
  }
}

/** A message as one line for the model. Brackets mark what the customer did not type. */
export function describeContent(content: InboundContent): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'button':
      return `[pressed: ${neutralise(content.title, TITLE_LENGTH)}]`;
    case 'flow':
      return `[sent a form: ${neutralise(JSON.stringify(content.response), FORM_LENGTH)}]`;
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      if (content.media.transcript !== undefined) return `[voice note] ${content.media.transcript}`;
      return `[sent ${content.media.voice ? 'a voice note' : `a file: ${content.kind}`}; you cannot open it]${caption(content.media.caption)}`;
    case 'location':
      return `[sent a location: ${neutralise([content.name, content.address].filter(Boolean).join(', '), TITLE_LENGTH) || 'a map pin without a name'}]`;
    case 'contacts':
      return '[sent a contact card]';
    case 'reaction':
      return content.emoji === undefined ? '[removed a reaction]' : `[reacted with ${content.emoji}]`;
    case 'order':
      return `[sent an order]${caption(content.text)}`;
    case 'edit':
      return content.text === undefined ? '[edited a message]' : `[edited a message to:] ${content.text}`;
    case 'revoke':
      return '[deleted a message]';
    case 'system':
      return '[a WhatsApp notice]';
    case 'unsupported':
      return '[sent something WhatsApp could not deliver]';
  }
}

function caption(text: string | undefined): string {
  return text?.trim() ? ` ${text}` : '';
}

/** The words in a message that were typed by the customer, to tell their language by. */
export function typedText({ content }: Pick<PendingInbound, 'content'>): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return content.media.transcript ?? content.media.caption ?? '';
    case 'order':
    case 'edit':
      return content.text ?? '';
    case 'button':
    case 'flow':
    case 'location':
    case 'contacts':
    case 'reaction':
    case 'system':
    case 'revoke':
    case 'unsupported':
      return '';
  }
}
