import type { AccountKey, ContactKey, InboundContext, MessageOrigin } from '@whatsapp-agent/contracts';
import { INBOUND_LIMITS } from '../inbound-limits';
import { skip, type ParsedItem } from '../parsed-webhook';
import { readPhone, readUserId } from '../wire-identity';
import { readTime } from '../wire-time';
import { compact, readId, readObject, readText, type WireObject } from '../wire-value';
import { readAisensyContent } from './aisensy-content';

/** What the envelope says about the message in it. */
export interface AisensyEnvelope {
  account: AccountKey;
  createdAt: unknown;
  receivedAt: Date;
}

/** The customer of an AiSensy message object, whoever wrote the message. */
export function readAisensyContact(message: WireObject): ContactKey | undefined {
  const contact: ContactKey = compact({
    waId: readPhone(message['phone_number']),
    userId: readUserId(message['user_id']) ?? readUserId(message['phone_number']),
    profileName: readText(message['userName'], INBOUND_LIMITS.profileName),
  });
  return contact.waId !== undefined || contact.userId !== undefined ? contact : undefined;
}

function readQuoted(message: WireObject): InboundContext | undefined {
  const quotedWamid = readId(readObject(message, 'context')?.['id'], INBOUND_LIMITS.wamid);
  return quotedWamid === undefined ? undefined : { quotedWamid };
}

/** A message of the customer, or of a person at AiSensy's live chat (an echo). */
export function parseAisensyMessage(
  message: WireObject,
  origin: MessageOrigin,
  envelope: AisensyEnvelope,
): ParsedItem {
  // AiSensy's own `id` differs from WhatsApp's and would break de-duplication across surfaces.
  const wamid = readId(message['messageId'], INBOUND_LIMITS.wamid);
  if (wamid === undefined) return skip('missing_id');
  const contact = readAisensyContact(message);
  if (contact === undefined) return skip('missing_contact');
  return {
    kind: 'message',
    message: compact({
      account: envelope.account,
      contact,
      origin,
      wamid,
      sentAt: readTime(message['sent_at'] ?? envelope.createdAt, envelope.receivedAt),
      content: readAisensyContent(message),
      context: readQuoted(message),
    }),
  };
}
