import type { InboundContent } from '@whatsapp-agent/contracts';
import { cleanText } from '../text/clean-text';
import { cutText } from '../text/cut-text';
import { INBOUND_LIMITS } from './inbound-limits';

/** A customer's text, cut to what WhatsApp allows; nothing when there is no text at all. */
export function readTextContent(value: unknown): InboundContent | undefined {
  if (typeof value !== 'string') return undefined;
  const clean = cleanText(value);
  if (clean === '') return undefined;
  const text = cutText(clean, INBOUND_LIMITS.text);
  return text.length < clean.length ? { kind: 'text', text, truncated: true } : { kind: 'text', text };
}
