import { randomUUID } from 'node:crypto';
import { PermanentError, type AccountKey, type Channel, type ContactKey } from '@whatsapp-agent/contracts';
import type { ContactRow, ConversationRow, StoreRows, TenantRow } from './store-rows';

/** The tenant of a webhook: the most specific key decides alone. */
export function tenantOf(rows: StoreRows, { phoneNumberId, wabaId, projectId }: AccountKey): TenantRow {
  const tenant = rows.tenants.find((row) => {
    if (phoneNumberId !== undefined) return row.phoneNumberId === phoneNumberId;
    return wabaId !== undefined ? row.wabaId === wabaId : row.projectId === projectId;
  });
  if (!tenant) throw new PermanentError('STORE.UNKNOWN_TENANT', 'No tenant has this business number.');
  return tenant;
}

/** The person, known by phone, by user id, or by both; added when new. */
export function contactOf(rows: StoreRows, tenantId: string, key: ContactKey): ContactRow {
  const ours = rows.contacts.filter((row) => row.tenantId === tenantId);
  const found =
    ours.find((row) => key.waId && row.key.waId === key.waId) ??
    ours.find((row) => key.userId && row.key.userId === key.userId);
  if (found) {
    found.key = { ...key, ...found.key, ...(key.profileName && { profileName: key.profileName }) };
    return found;
  }
  const added = { id: randomUUID(), tenantId, key: { ...key }, optedOut: false };
  rows.contacts.push(added);
  return added;
}

export function conversationOf(
  rows: StoreRows,
  tenant: TenantRow,
  contact: ContactRow,
  channel: Channel,
): ConversationRow {
  const found = [...rows.conversations.values()].find(
    (row) => row.contact === contact && row.channel === channel,
  );
  if (found) return found;
  const zeros = {
    epoch: 0,
    lastSeq: 0,
    inputSeq: 0,
    lastInboundAt: 0,
    fence: 0,
    leaseUntil: 0,
    attempts: 0,
    nextAttemptAt: 0,
    aborts: 0,
  };
  const added: ConversationRow = {
    ...zeros,
    id: randomUUID(),
    tenantId: tenant.id,
    contact,
    channel,
    mode: 'agent',
    state: undefined,
    tokens: 45,
    refilledAt: rows.now(),
  };
  rows.conversations.set(added.id, added);
  return added;
}
