import type { DeliveryState, DeliveryStatus, SendResult, StatusOutcome } from '@whatsapp-agent/contracts';
import { closeWindow } from './claim-rules';
import { judgeWaitingEchoes } from './echo-rules';
import type { ConversationRow, OutboxRow, StatusRow, StoreRows } from './store-rows';

const ORDER: DeliveryState[] = ['sent', 'failed', 'delivered', 'read'];
const RETRYABLE = new Set([1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004]);
const WINDOW_CODES = ['AISENSY.WINDOW_CLOSED', 'META.131047', 'META.470'];
const MATCHABLE_MS = 3_600_000;

/** Keeps a status and applies it to its message, if that is known. */
export function applyStatus(rows: StoreRows, tenantId: string, status: DeliveryStatus): StatusOutcome {
  const past = settlePastAttempt(rows, tenantId, status);
  const row = past ? undefined : match(rows, tenantId, status);
  const kept = keep(rows, tenantId, status);
  if (!kept) return { outcome: 'stale' };
  if (!row) return { outcome: past ? 'applied' : 'stored' };
  kept.matched = true;
  const resolved = row.status === 'unknown';
  if (!row.wamid) acceptByStatus(rows, row, status);
  const failed = status.state === 'failed' && kept.state === 'failed' && row.status === 'sent';
  const retries = failed && failDelivery(rows, row, status.error?.code);
  if (resolved) resolveUnknown(rows, row.id);
  const conversation = rows.conversation(row.conversationId);
  judgeWaitingEchoes(rows, conversation);
  const waiting = rows.outboxOf(row.conversationId).some((other) => other.status === 'pending');
  return {
    outcome: 'applied',
    ...((retries || (resolved && waiting)) && { wakeConversationId: row.conversationId }),
  };
}

// The provider speaks of it, so it was accepted: also when our request ended in an error.
function acceptByStatus(rows: StoreRows, row: OutboxRow, { state, wamid }: DeliveryStatus): void {
  if (row.attempt === 0 || (state === 'failed' && ['failed', 'suppressed'].includes(row.status))) return;
  row.wamid = wamid;
  if (row.status === 'sending') return;
  Object.assign(row, { status: 'sent', reason: undefined, notBefore: 0, at: rows.now() });
}

function resolveUnknown(rows: StoreRows, outboxId: string): void {
  for (const alert of rows.alerts)
    if (alert.outboxId === outboxId && alert.kind === 'send_unknown') alert.resolvedBy ??= 'status';
}

function keep(rows: StoreRows, tenantId: string, status: DeliveryStatus): StatusRow | undefined {
  const { wamid, state, at, error, recipient } = status;
  const key = `${tenantId} ${wamid}`;
  const stored = rows.statuses.get(key) ?? {
    state,
    seen: new Map<DeliveryState, string>(),
    recipient,
    updatedAt: rows.now(),
  };
  rows.statuses.set(key, stored);
  if (stored.seen.has(state)) return undefined;
  stored.seen.set(state, at);
  stored.updatedAt = rows.now();
  stored.code = error?.code ?? stored.code;
  stored.title = error?.title ?? stored.title;
  if (ORDER.indexOf(state) > ORDER.indexOf(stored.state)) stored.state = state;
  return stored;
}

// An earlier attempt reached the customer after all, or its failure is told twice.
function settlePastAttempt(
  rows: StoreRows,
  tenantId: string,
  { wamid, state }: DeliveryStatus,
): OutboxRow | undefined {
  const past = oursOf(rows, tenantId).find((row) => row.pastWamids.includes(wamid));
  if (past?.status === 'pending' && (state === 'delivered' || state === 'read'))
    Object.assign(past, { status: 'sent', wamid, notBefore: 0 });
  return past;
}

function match(rows: StoreRows, tenantId: string, status: DeliveryStatus): OutboxRow | undefined {
  const ours = oursOf(rows, tenantId);
  const named =
    ours.find((row) => row.wamid === status.wamid) ??
    ours.find((row) => row.id === status.reference && !row.wamid);
  if (named || status.reference || !status.recipient) return named;
  const [candidate, another] = candidatesFor(rows, tenantId, status.recipient);
  return candidate?.status === 'unknown' && !another ? candidate : undefined;
}

function oursOf(rows: StoreRows, tenantId: string): OutboxRow[] {
  return rows.outbox.filter((row) => rows.conversation(row.conversationId).tenantId === tenantId);
}

/** Rows a status without a reference could speak of. */
function candidatesFor(
  rows: StoreRows,
  tenantId: string,
  { waId, userId }: NonNullable<DeliveryStatus['recipient']>,
): OutboxRow[] {
  return oursOf(rows, tenantId).filter((row) => {
    const { key } = rows.conversation(row.conversationId).contact;
    const theirs =
      (waId !== undefined && key.waId === waId) || (userId !== undefined && key.userId === userId);
    const open =
      row.status === 'sending' || (row.status === 'unknown' && row.unknownAt > rows.now() - MATCHABLE_MS);
    return theirs && open && !row.wamid;
  });
}

/** Tries a failed delivery again while nothing later has left; returns whether it does. */
export function failDelivery(rows: StoreRows, row: OutboxRow, code?: number): boolean {
  if (code !== undefined && RETRYABLE.has(code) && row.attempt < 3 && !isOvertaken(rows, row)) {
    if (row.wamid) row.pastWamids.push(row.wamid);
    Object.assign(row, {
      status: 'pending',
      wamid: undefined,
      notBefore: rows.now() + retryDelay(row.attempt),
    });
    return true;
  }
  failSend(rows, row, `META.${code ?? 'unknown'}`);
  return false;
}

/** Whether the customer has seen, or may have seen, something that was written after this row. */
function isOvertaken(rows: StoreRows, row: OutboxRow): boolean {
  const siblings = rows.outboxOf(row.conversationId);
  return siblings
    .slice(siblings.indexOf(row) + 1)
    .some(({ status }) => ['sending', 'sent', 'unknown'].includes(status));
}

function failSend(rows: StoreRows, row: OutboxRow, code: string): void {
  Object.assign(row, { status: 'failed', code });
  rows.raiseAlert(row.conversationId, 'send_failed', code);
  if (WINDOW_CODES.includes(code) && row.draft.purpose !== 'reengagement')
    closeWindow(rows, rows.conversation(row.conversationId), row.turnId);
}

/** Stores what came of a send. */
export function keepSendResult(
  rows: StoreRows,
  conversation: ConversationRow,
  row: OutboxRow,
  result: SendResult,
): void {
  // A status has named it: whatever the answer to our request was, WhatsApp has the message.
  if (row.wamid && result.state !== 'sent') return acceptSend(rows, conversation, row, row.wamid);
  switch (result.state) {
    case 'sent':
      return acceptSend(rows, conversation, row, result.wamid);
    case 'retry':
      if (row.attempt >= 5 || isOvertaken(rows, row)) return failSend(rows, row, result.code);
      row.status = 'pending';
      row.notBefore = rows.now() + retryDelay(row.attempt, result.retryAfterMs);
      return;
    case 'failed':
      return failSend(rows, row, result.code);
    case 'unknown': {
      const known = findUnmatched(rows, conversation, row);
      if (known) return acceptSend(rows, conversation, row, known);
      if (row.status !== 'unknown') row.unknownAt = rows.now();
      Object.assign(row, { status: 'unknown', code: result.code });
    }
  }
}

/** Stores that a send was accepted, and applies a failure that was reported earlier. */
export function acceptSend(
  rows: StoreRows,
  conversation: ConversationRow,
  row: OutboxRow,
  wamid?: string,
): void {
  const { tenantId } = conversation;
  for (const other of oursOf(rows, tenantId)) {
    if (wamid && other !== row && other.wamid === wamid)
      Object.assign(other, { wamid: undefined, status: 'unknown', unknownAt: rows.now() });
  }
  Object.assign(row, { status: 'sent', wamid: wamid ?? row.wamid, at: rows.now() });
  const early = rows.statuses.get(`${tenantId} ${wamid}`);
  if (!early) return;
  early.matched = true;
  if (early.state === 'failed') failDelivery(rows, row, early.code);
}

// A status may have come before the send was known to be unknown.
function findUnmatched(
  rows: StoreRows,
  { tenantId, contact: { key } }: ConversationRow,
  row: OutboxRow,
): string | undefined {
  if (candidatesFor(rows, tenantId, key).length > 1) return undefined;
  const claimedAt = Math.floor((row.claimUntil - 20_000) / 1000) * 1000;
  const reports = [...rows.statuses].filter(
    ([name, { matched, recipient, updatedAt }]) =>
      name.startsWith(`${tenantId} `) &&
      !matched &&
      updatedAt >= claimedAt &&
      ((recipient?.waId !== undefined && recipient.waId === key.waId) ||
        (recipient?.userId !== undefined && recipient.userId === key.userId)),
  );
  return reports.length === 1 ? reports[0]?.[0].slice(tenantId.length + 1) : undefined;
}

/** 4^n seconds, at most five minutes, never less than asked. */
export function retryDelay(attempt: number, askedMs = 0): number {
  return Math.max(Math.min(4 ** Math.max(attempt - 1, 0), 300) * 1000, askedMs);
}
