import type { DeliveryState } from '@whatsapp-agent/contracts';
import { readDeliveryError, readDeliveryState } from '../delivery-state';
import { INBOUND_LIMITS } from '../inbound-limits';
import { skip, type ParsedItem } from '../parsed-webhook';
import { readTime } from '../wire-time';
import { compact, readId, readObject, type WireObject } from '../wire-value';
import { readAisensyContact, type AisensyEnvelope } from './aisensy-message';

const TIME_FIELD: Record<DeliveryState, string> = {
  sent: 'sent_at',
  delivered: 'delivered_at',
  read: 'read_at',
  failed: 'failed_at',
};

/** A failure is reported by its own members; whether `status` follows is not documented. */
function readState(message: WireObject): DeliveryState | undefined {
  const state = readDeliveryState(message['status']);
  const failed = message['failed_at'] != null || readObject(message, 'failureResponse') !== undefined;
  return failed && (state === undefined || state === 'sent') ? 'failed' : state;
}

/** `message.status.updated`. */
export function parseAisensyStatus(message: WireObject, envelope: AisensyEnvelope): ParsedItem {
  // The state of a customer's own message must not be taken for one of ours.
  if (message['sender'] === 'USER') return skip('status_of_inbound');
  const wamid = readId(message['messageId'], INBOUND_LIMITS.wamid);
  if (wamid === undefined) return skip('missing_id');
  const state = readState(message);
  if (state === undefined) return skip('unknown_status');
  const failure = readObject(message, 'failureResponse');
  return {
    kind: 'status',
    status: compact({
      account: envelope.account,
      wamid,
      state,
      at: readTime(message[TIME_FIELD[state]] ?? envelope.createdAt, envelope.receivedAt),
      recipient: readAisensyContact(message),
      error: state === 'failed' ? readDeliveryError(failure?.['code'], failure?.['reason']) : undefined,
    }),
  };
}
