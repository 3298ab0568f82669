import type { AccountKey } from '@whatsapp-agent/contracts';
import { INBOUND_LIMITS } from '../inbound-limits';
import { skip, type ParsedItem } from '../parsed-webhook';
import { asItems, asObject, compact, readId, readObject, type WireObject } from '../wire-value';
import { readDirectory } from './meta-contact';
import { parseMetaMessage, type MetaChange } from './meta-message';
import { parseMetaStatus } from './meta-status';

/** Fields of a webhook subscription that speak of messages. */
const MESSAGE_FIELDS = new Set<unknown>([undefined, 'messages', 'smb_message_echoes']);

function readAccount(entry: WireObject, value: WireObject): AccountKey {
  const metadata = readObject(value, 'metadata');
  return compact({
    wabaId: readId(entry['id'], INBOUND_LIMITS.accountId),
    phoneNumberId: readId(metadata?.['phone_number_id'], INBOUND_LIMITS.accountId),
  });
}

function parseChange(entry: WireObject, change: unknown, receivedAt: Date): ParsedItem[] {
  const source = asObject(change);
  const value = readObject(source, 'value');
  if (source === undefined || value === undefined) return [skip('malformed')];
  if (!MESSAGE_FIELDS.has(source['field'])) return [skip('unhandled_field')];
  const account = readAccount(entry, value);
  const items = {
    messages: asItems(value['messages']),
    echoes: asItems(value['message_echoes']),
    statuses: asItems(value['statuses']),
    errors: asItems(value['errors']),
  };
  // Without an account no tenant can be found, and none is ever guessed.
  if (Object.keys(account).length === 0)
    return Object.values(items)
      .flat()
      .map(() => skip('missing_account'));
  const context: MetaChange = { account, directory: readDirectory(value), receivedAt };
  return [
    ...items.messages.map((item) => parseMetaMessage(item, 'customer', context)),
    ...items.echoes.map((item) => parseMetaMessage(item, 'business', context)),
    ...items.statuses.map((item) => parseMetaStatus(item, context)),
    ...items.errors.map(() => skip('account_error')),
  ];
}

/** All parts of a Meta-shaped webhook (`entry[].changes[].value`), in order. */
export function parseMetaWebhook(event: WireObject, receivedAt: Date): ParsedItem[] {
  return asItems(event['entry']).flatMap((item) => {
    const entry = asObject(item);
    if (entry === undefined) return [skip('malformed')];
    return asItems(entry['changes']).flatMap((change) => parseChange(entry, change, receivedAt));
  });
}
