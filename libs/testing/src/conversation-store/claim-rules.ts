import type { ClaimedSend, Continuation } from '@whatsapp-agent/contracts';
import { isHuman } from './control-rules';
import { addOutboxRow } from './outbox-rules';
import { acceptSend } from './status-rules';
import type { ConversationRow, OutboxRow, StoreRows } from './store-rows';

const CLAIM_MS = 20_000;
const UNKNOWN_BLOCKS_MS = 60_000;
const WINDOW_MS = 24 * 3_600_000;
const BURST = 45;
const TOKEN_MS = 6_000;

type Claim = { next?: ClaimedSend; dueInMs?: number };

export function expireClaims(rows: StoreRows, conversationId: string): void {
  for (const row of rows.outboxOf(conversationId)) {
    if (row.status !== 'sending' || row.claimUntil >= rows.now()) continue;
    // A status has named it: it was accepted, and what the statuses said meanwhile counts.
    if (row.wamid) acceptSend(rows, rows.conversation(conversationId), row, row.wamid);
    else Object.assign(row, { status: 'unknown', unknownAt: rows.now() });
  }
}

/** Claims the lowest unfinished row if it may leave now. */
export function claimNext(rows: StoreRows, conversation: ConversationRow): Claim {
  for (;;) {
    expireClaims(rows, conversation.id);
    const open = rows.outboxOf(conversation.id).filter((row) => isUnfinished(row, rows.now()));
    const [row] = open;
    if (!row) return {};
    const wait = waitOf(rows, row, open);
    if (wait === 'nothing') return {};
    if (wait > 0) return { dueInMs: wait };
    const blocked = blockReason(rows, conversation, row);
    if (blocked) {
      Object.assign(row, { status: 'suppressed', reason: blocked });
      if (blocked === 'window_closed') closeWindow(rows, conversation, row.turnId);
      continue;
    }
    const pace = spendBudget(rows, conversation);
    if (pace > 0) {
      row.notBefore = rows.now() + pace;
      return { dueInMs: pace };
    }
    return { next: claim(rows, conversation, row) };
  }
}

function isUnfinished(row: OutboxRow, now: number): boolean {
  if (row.status === 'unknown') return row.unknownAt > now - UNKNOWN_BLOCKS_MS;
  return row.status === 'pending' || row.status === 'sending';
}

function waitOf(rows: StoreRows, row: OutboxRow, open: OutboxRow[]): number | 'nothing' {
  if (row.status === 'sending') return row.claimUntil - rows.now();
  if (row.status === 'unknown') {
    return open.some((other) => other.status === 'pending')
      ? row.unknownAt + UNKNOWN_BLOCKS_MS - rows.now()
      : 'nothing';
  }
  return Math.max(0, row.notBefore - rows.now());
}

function blockReason(rows: StoreRows, conversation: ConversationRow, row: OutboxRow): string | undefined {
  if (row.draft.purpose !== 'control') {
    if (isHuman(rows, conversation)) return 'human';
    if (conversation.contact.optedOut) return 'opted_out';
  }
  if (row.draft.purpose === 'card' && conversation.inputSeq > row.inputSeq) return 'newer_input';
  const lastSent = rows.inbox
    .filter(
      ({ conversationId, message }) => conversationId === conversation.id && message.origin === 'customer',
    )
    .map(({ message }) => Date.parse(message.sentAt));
  const open = Math.max(...lastSent) >= rows.now() - WINDOW_MS;
  return conversation.channel === 'whatsapp' && row.draft.payload.type !== 'template' && !open
    ? 'window_closed'
    : undefined;
}

/** Outside the window only a template reaches the customer: once, and it asks them to write again. */
export function closeWindow(rows: StoreRows, conversation: ConversationRow, turnId: string): void {
  const { reengagement } = rows.tenantOf(conversation);
  rows.raiseAlert(conversation.id, 'window_closed', reengagement ? 'template_sent' : 'no_template');
  const asked = rows
    .outboxOf(conversation.id)
    .some(({ draft, at }) => draft.purpose === 'reengagement' && at >= conversation.lastInboundAt);
  if (reengagement && !asked)
    addOutboxRow(rows, conversation, turnId, { ...reengagement, purpose: 'reengagement' });
}

function spendBudget(rows: StoreRows, conversation: ConversationRow): number {
  if (conversation.channel !== 'whatsapp') return 0;
  const available = Math.min(BURST, conversation.tokens + (rows.now() - conversation.refilledAt) / TOKEN_MS);
  if (available < 1) return Math.ceil((1 - available) * TOKEN_MS);
  conversation.tokens = available - 1;
  conversation.refilledAt = rows.now();
  return 0;
}

function claim(rows: StoreRows, conversation: ConversationRow, row: OutboxRow): ClaimedSend {
  row.status = 'sending';
  row.claimFence += 1;
  row.attempt += 1;
  row.claimUntil = rows.now() + CLAIM_MS;
  const { waId, userId } = conversation.contact.key;
  return {
    outboxId: row.id,
    turnId: row.turnId,
    conversationId: conversation.id,
    tenantId: conversation.tenantId,
    channel: conversation.channel,
    to: { ...(waId && { waId }), ...(userId && { userId }) },
    payload: row.draft.payload,
    claimFence: row.claimFence,
    attempt: row.attempt,
  };
}

export function releaseLease(conversation: ConversationRow): void {
  conversation.leaseOwner = undefined;
  conversation.leaseUntil = 0;
}

export function hasDueInput(rows: StoreRows, conversation: ConversationRow): boolean {
  return rows.pendingOf(conversation.id).length > 0 && conversation.nextAttemptAt <= rows.now();
}

/** When pending input becomes due again, if it waits for a retry. */
export function retryDueIn(rows: StoreRows, conversation: ConversationRow): number | undefined {
  const waits = rows.pendingOf(conversation.id).length > 0 && conversation.nextAttemptAt > rows.now();
  return waits ? conversation.nextAttemptAt - rows.now() : undefined;
}

/** For a process that has to stop: nothing new is claimed, and the lease goes. */
export function leaveConversation(rows: StoreRows, conversation: ConversationRow): Continuation {
  releaseLease(conversation);
  const unsent = rows.outboxOf(conversation.id).some(({ status }) => status === 'pending');
  return { leaseHeld: false, pending: unsent || hasDueInput(rows, conversation) };
}

/** The next send, already claimed; else more input; else the lease goes. */
export function continueConversation(rows: StoreRows, conversation: ConversationRow): Continuation {
  const { next, dueInMs } = claimNext(rows, conversation);
  const pending = hasDueInput(rows, conversation);
  if (next || pending) {
    const atLeast = rows.now() + CLAIM_MS + 1_000;
    if (conversation.leaseOwner && conversation.leaseUntil < atLeast)
      conversation.leaseUntil = rows.now() + 30_000;
    return { next, dueInMs, pending, leaseHeld: true };
  }
  releaseLease(conversation);
  const due = [dueInMs, retryDueIn(rows, conversation)].filter((ms) => ms !== undefined);
  return { pending: false, leaseHeld: false, dueInMs: due.length > 0 ? Math.min(...due) : undefined };
}
