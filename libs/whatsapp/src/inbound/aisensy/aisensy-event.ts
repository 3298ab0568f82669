import { INBOUND_LIMITS } from '../inbound-limits';
import { skip, type ParsedItem } from '../parsed-webhook';
import { readId, readObject, type WireObject } from '../wire-value';
import { parseAisensyMessage, type AisensyEnvelope } from './aisensy-message';
import { parseAisensyStatus } from './aisensy-status';

/** `message.created` carries both directions: our own sends must not come back as input. */
function parseWritten(message: WireObject, sender: unknown, envelope: AisensyEnvelope): ParsedItem {
  switch (sender) {
    case 'USER':
      return parseAisensyMessage(message, 'customer', envelope);
    case 'AGENT':
      return parseAisensyMessage(message, 'business', envelope);
    default:
      return skip('own_message');
  }
}

/** One AiSensy project webhook (`{topic, data}`). */
export function parseAisensyEvent(event: WireObject, receivedAt: Date): ParsedItem {
  const topic = event['topic'];
  if (topic === 'contact.chat.intervened') return skip('chat_intervened');
  const written = topic === 'message.sender.user' || topic === 'message.created';
  if (!written && topic !== 'message.status.updated') return skip('unhandled_topic');
  const message = readObject(readObject(event, 'data'), 'message');
  if (message === undefined) return skip('malformed');
  const projectId = readId(event['project_id'] ?? message['project_id'], INBOUND_LIMITS.accountId);
  if (projectId === undefined) return skip('missing_account');
  const envelope: AisensyEnvelope = { account: { projectId }, createdAt: event['created_at'], receivedAt };
  if (!written) return parseAisensyStatus(message, envelope);
  const sender = message['sender'] ?? (topic === 'message.sender.user' ? 'USER' : undefined);
  return parseWritten(message, sender, envelope);
}
