import type { DeliveryState, DeliveryStatus, StatusOutcome } from '@whatsapp-agent/contracts';
import type { OutboxRow, StoreRows } from './store-rows';

const ORDER: DeliveryState[] = ['sent', 'failed', 'delivered', 'read'];
const RETRYABLE = new Set([1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004]);

/** Keeps a status and applies it to its message, if that is known. */
export function applyStatus(rows: StoreRows, tenantId: string, status: DeliveryStatus): StatusOutcome {
  if (!keep(rows, tenantId, status)) return { outcome: 'stale' };
  const row = match(rows, tenantId, status);
  if (!row) return { outcome: 'stored' };
  row.wamid ??= status.wamid;
  if (row.status === 'unknown') row.status = 'sent';
  const state = rows.statuses.get(`${tenantId} ${status.wamid}`)?.state;
  const failed = status.state === 'failed' && state === 'failed' && row.status === 'sent';
  const retries = failed && failDelivery(rows, row, status.error?.code);
  return { outcome: 'applied', ...(retries && { retryConversationId: row.conversationId }) };
}

function keep(rows: StoreRows, tenantId: string, { wamid, state, error }: DeliveryStatus): boolean {
  const key = `${tenantId} ${wamid}`;
  const stored = rows.statuses.get(key) ?? { state, seen: new Set<DeliveryState>() };
  rows.statuses.set(key, stored);
  if (stored.seen.has(state)) return false;
  stored.seen.add(state);
  stored.code = error?.code ?? stored.code;
  if (ORDER.indexOf(state) > ORDER.indexOf(stored.state)) stored.state = state;
  return true;
}

function match(rows: StoreRows, tenantId: string, status: DeliveryStatus): OutboxRow | undefined {
  const ours = rows.outbox.filter((row) => rows.conversation(row.conversationId).tenantId === tenantId);
  const named =
    ours.find((row) => row.wamid === status.wamid) ??
    ours.find((row) => row.id === status.reference && (!row.wamid || row.wamid === status.wamid));
  if (named || status.reference || !status.recipient?.waId) return named;
  const candidates = ours.filter(
    (row) =>
      row.status === 'unknown' &&
      !row.wamid &&
      rows.conversation(row.conversationId).contact.key.waId === status.recipient?.waId,
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Tries a failed delivery again while nothing later has left; returns whether it does. */
export function failDelivery(rows: StoreRows, row: OutboxRow, code?: number): boolean {
  const siblings = rows.outboxOf(row.conversationId);
  const later = siblings
    .slice(siblings.indexOf(row) + 1)
    .some(({ status }) => ['sending', 'sent', 'unknown'].includes(status));
  if (code !== undefined && RETRYABLE.has(code) && row.attempt < 3 && !later) {
    Object.assign(row, {
      status: 'pending',
      wamid: undefined,
      notBefore: rows.now() + retryDelay(row.attempt),
    });
    return true;
  }
  Object.assign(row, { status: 'failed', code: `META.${code ?? 'unknown'}` });
  return false;
}

/** 4^n seconds, at most five minutes, never less than asked. */
export function retryDelay(attempt: number, askedMs = 0): number {
  return Math.max(Math.min(4 ** Math.max(attempt - 1, 0), 300) * 1000, askedMs);
}
