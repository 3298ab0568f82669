import type { ControlWord, InboundContent } from '@whatsapp-agent/contracts';
import type { ConversationRow, StoreRows } from './store-rows';

const WORDS = new Map<string, ControlWord>([
  ['stop', 'opt_out'],
  ['unsubscribe', 'opt_out'],
  ['توقف', 'opt_out'],
  ['start', 'opt_in'],
  ['human', 'takeover'],
  ['talk to a human', 'takeover'],
]);
const HANDBACK_MS = 12 * 3_600_000;

/** The control word a message consists of, if it is nothing else. */
export function controlWordOf(content: InboundContent): ControlWord | undefined {
  const written = content.kind === 'text' ? content.text : content.kind === 'button' ? content.title : '';
  return WORDS.get(
    written
      .toLowerCase()
      .replace(/[\s!.?,]+/g, ' ')
      .trim(),
  );
}

/** Takeover and hand-back of the business count like those of the conversation. */
export function epochOf(rows: StoreRows, conversation: ConversationRow): number {
  return conversation.epoch + (rows.tenantOf(conversation).epoch ?? 0);
}

export function isHuman(rows: StoreRows, conversation: ConversationRow): boolean {
  const { mode, pausedUntil = 0 } = rows.tenantOf(conversation);
  const own = conversation.mode === 'human' && (conversation.modeUntil ?? Infinity) > rows.now();
  return own || mode === 'human' || pausedUntil > rows.now();
}

export function suppressInbox(rows: StoreRows, conversationId: string, reason: string): number {
  const waiting = rows.pendingOf(conversationId).filter((row) => !row.control);
  for (const row of waiting) Object.assign(row, { status: 'suppressed', reason });
  return waiting.length;
}

export function suppressOutbox(rows: StoreRows, conversationId: string, reason: string): void {
  for (const row of rows.outboxOf(conversationId)) {
    if (row.status === 'pending' && row.draft.purpose !== 'control')
      Object.assign(row, { status: 'suppressed', reason });
  }
}

export function takeOver(
  rows: StoreRows,
  conversation: ConversationRow,
  by: string,
  until = rows.now() + (rows.tenantOf(conversation).handbackMs ?? HANDBACK_MS),
): void {
  const extends_ = by === 'echo' && conversation.mode === 'human';
  conversation.modeUntil = extends_ ? Math.max(conversation.modeUntil ?? Infinity, until) : until;
  conversation.mode = 'human';
  conversation.modeBy = by;
  conversation.epoch += 1;
  resetTries(conversation);
  suppressOutbox(rows, conversation.id, 'takeover');
  suppressInbox(rows, conversation.id, 'human');
}

/** Forgets failed tries: whoever answers next starts afresh. */
export function resetTries(conversation: ConversationRow): void {
  Object.assign(conversation, { attempts: 0, nextAttemptAt: 0, aborts: 0, crashes: 0, fallbackAt: 0 });
}

export function handBack(rows: StoreRows, conversation: ConversationRow, by: string): void {
  conversation.mode = 'agent';
  conversation.modeBy = by;
  conversation.modeUntil = undefined;
  conversation.epoch += 1;
  for (const handoff of rows.handoffs) if (handoff.conversationId === conversation.id) handoff.closed = true;
}

export function endExpiredTakeover(rows: StoreRows, conversation: ConversationRow): boolean {
  const over = conversation.mode === 'human' && (conversation.modeUntil ?? Infinity) <= rows.now();
  if (over) handBack(rows, conversation, 'timeout');
  return over;
}

export function applyControl(rows: StoreRows, conversation: ConversationRow, word: ControlWord): void {
  if (word === 'takeover') {
    rows.raiseAlert(conversation.id, 'takeover', 'keyword');
    return takeOver(rows, conversation, 'keyword');
  }
  conversation.contact.optedOut = word === 'opt_out';
  conversation.epoch += 1;
  if (word === 'opt_out') {
    suppressOutbox(rows, conversation.id, 'opt_out');
    suppressInbox(rows, conversation.id, 'opted_out');
  }
}

/** Settles what human mode or opt-out leaves without an answer; returns how many messages. */
export function applyGates(rows: StoreRows, conversation: ConversationRow): number {
  endExpiredTakeover(rows, conversation);
  if (isHuman(rows, conversation)) return suppressInbox(rows, conversation.id, 'human');
  return conversation.contact.optedOut ? suppressInbox(rows, conversation.id, 'opted_out') : 0;
}

/** Gives every conversation of a business to people, or back. */
export function setTenantMode(
  rows: StoreRows,
  tenantId: string,
  mode: 'agent' | 'human',
  until?: number,
): boolean {
  const tenant = rows.tenants.find(({ id }) => id === tenantId);
  if (!tenant) return false;
  tenant.epoch = (tenant.epoch ?? 0) + 1;
  tenant.mode = mode === 'human' && until === undefined ? 'human' : 'agent';
  tenant.pausedUntil = mode === 'human' ? until : undefined;
  if (mode === 'agent') return true;
  for (const conversation of rows.conversations.values()) {
    if (conversation.tenantId !== tenantId) continue;
    suppressOutbox(rows, conversation.id, 'takeover');
    suppressInbox(rows, conversation.id, 'human');
  }
  return true;
}
