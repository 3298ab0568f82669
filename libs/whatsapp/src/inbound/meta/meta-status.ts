import type { ContactKey, DeliveryError } from '@whatsapp-agent/contracts';
import { readDeliveryError, readDeliveryState } from '../delivery-state';
import { INBOUND_LIMITS } from '../inbound-limits';
import { skip, type ParsedItem } from '../parsed-webhook';
import { readTime } from '../wire-time';
import { asObject, asObjects, compact, readId, readObject, type WireObject } from '../wire-value';
import { resolveContact } from './meta-contact';
import type { MetaChange } from './meta-message';

/** In a group `recipient_id` names the group; the person is the participant. */
function readRecipient(status: WireObject, directory: ContactKey[]): ContactKey | undefined {
  return status['recipient_type'] === 'group'
    ? resolveContact(status['recipient_participant_id'], undefined, [])
    : resolveContact(status['recipient_id'], status['recipient_user_id'], directory);
}

function readError(status: WireObject): DeliveryError | undefined {
  const [error] = asObjects(status['errors']);
  if (error === undefined) return undefined;
  const details = readObject(error, 'error_data')?.['details'];
  return readDeliveryError(error['code'], error['title'], error['message'], details);
}

/** One entry of `statuses[]`. */
export function parseMetaStatus(item: unknown, change: MetaChange): ParsedItem {
  const status = asObject(item);
  if (status === undefined) return skip('malformed');
  const wamid = readId(status['id'], INBOUND_LIMITS.wamid);
  if (wamid === undefined) return skip('missing_id');
  const state = readDeliveryState(status['status']);
  if (state === undefined) return skip('unknown_status');
  return {
    kind: 'status',
    status: compact({
      account: change.account,
      wamid,
      state,
      at: readTime(status['timestamp'], change.receivedAt),
      recipient: readRecipient(status, change.directory),
      reference: readId(status['biz_opaque_callback_data'], INBOUND_LIMITS.reference),
      error: readError(status),
    }),
  };
}
