import { randomUUID } from 'node:crypto';
import {
  PermanentError,
  type AccountKey,
  type Channel,
  type InboundMessage,
} from '@whatsapp-agent/contracts';
import { mergeContacts } from './merge-rules';
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

/** The person, known by phone, by user id, or by both; added when new. Two rows that are one person are merged. */
export function contactOf(rows: StoreRows, tenantId: string, message: InboundMessage): ContactRow {
  const key = message.contact;
  const ours = rows.contacts.filter((row) => row.tenantId === tenantId);
  const byPhone = ours.find((row) => key.waId && row.key.waId === key.waId);
  const byId = ours.find((row) => key.userId && row.key.userId === key.userId);
  if (byPhone && byId && byPhone !== byId) mergeContacts(rows, byPhone, byId);
  const found = byPhone ?? byId;
  if (found) {
    refresh(ours, found, message);
    return found;
  }
  const added = { id: randomUUID(), tenantId, key: { ...key }, optedOut: false };
  rows.contacts.push(added);
  return added;
}

// A new number or id replaces the old one, unless somebody else has it.
function refresh(ours: ContactRow[], found: ContactRow, { contact, content }: InboundMessage): void {
  const news: { waId?: string; userId?: string } = content.kind === 'system' ? content : {};
  const others = ours.filter((row) => row !== found);
  const waId = news.waId ?? contact.waId;
  const userId = news.userId ?? contact.userId;
  if (waId && !others.some((row) => row.key.waId === waId)) found.key.waId = waId;
  if (userId && !others.some((row) => row.key.userId === userId)) found.key.userId = userId;
  if (contact.profileName) found.key.profileName = contact.profileName;
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
    crashes: 0,
    fallbackAt: 0,
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
