import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { requireText } from './payload-checks';

/** A plain text of at most 4096 characters; longer is cut with an ellipsis. Throws when empty. */
export function buildText(message: { body: string; previewUrl?: boolean }): OutboundPayload {
  const body = requireText('text.body', message.body, WHATSAPP_LIMITS.textBody);
  return { type: 'text', text: { body, preview_url: message.previewUrl ?? false } };
}
