import type { AccountKey, ContactKey, MessageOrigin } from '@whatsapp-agent/contracts';
import { INBOUND_LIMITS } from '../inbound-limits';
import { skip, type ParsedItem } from '../parsed-webhook';
import { readTime } from '../wire-time';
import { asObject, compact, readId } from '../wire-value';
import { resolveContact } from './meta-contact';
import { readMetaContent } from './meta-content';
import { readContext, readReferral } from './meta-context';

/** What the surrounding change says about every item in it. */
export interface MetaChange {
  account: AccountKey;
  directory: ContactKey[];
  receivedAt: Date;
}

/** One entry of `messages[]` (`customer`), or of `message_echoes[]` (`business`, addressed to the customer). */
export function parseMetaMessage(item: unknown, origin: MessageOrigin, change: MetaChange): ParsedItem {
  const message = asObject(item);
  if (message === undefined) return skip('malformed');
  // An answer would go to one person and not to the group.
  if (readId(message['group_id'], INBOUND_LIMITS.short) !== undefined) return skip('group_message');
  const wamid = readId(message['id'], INBOUND_LIMITS.wamid);
  if (wamid === undefined) return skip('missing_id');
  const contact =
    origin === 'customer'
      ? resolveContact(message['from'], message['from_user_id'], change.directory)
      : resolveContact(message['to'], message['to_user_id'], change.directory);
  if (contact === undefined) return skip('missing_contact');
  return {
    kind: 'message',
    message: compact({
      account: change.account,
      contact,
      origin,
      wamid,
      sentAt: readTime(message['timestamp'], change.receivedAt),
      content: readMetaContent(message),
      context: readContext(message),
      referral: readReferral(message),
    }),
  };
}
