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

export function takeOver(rows: StoreRows, conversation: ConversationRow, until?: number): void {
  conversation.mode = 'human';
  conversation.modeUntil = until;
  conversation.epoch += 1;
  suppressOutbox(rows, conversation.id, 'takeover');
  suppressInbox(rows, conversation.id, 'human');
}

export function handBack(rows: StoreRows, conversation: ConversationRow): void {
  conversation.mode = 'agent';
  conversation.modeUntil = undefined;
  conversation.epoch += 1;
  for (const handoff of rows.handoffs) if (handoff.conversationId === conversation.id) handoff.closed = true;
}

export function applyControl(rows: StoreRows, conversation: ConversationRow, word: ControlWord): void {
  if (word === 'takeover') return takeOver(rows, conversation);
  conversation.contact.optedOut = word === 'opt_out';
  conversation.epoch += 1;
  if (word === 'opt_out') {
    suppressOutbox(rows, conversation.id, 'opt_out');
    suppressInbox(rows, conversation.id, 'opted_out');
  }
}

/** Settles what human mode or opt-out leaves without an answer; returns how many messages. */
export function applyGates(rows: StoreRows, conversation: ConversationRow): number {
  if (conversation.mode === 'human' && (conversation.modeUntil ?? Infinity) <= rows.now())
    handBack(rows, conversation);
  if (conversation.mode === 'human') return suppressInbox(rows, conversation.id, 'human');
  return conversation.contact.optedOut ? suppressInbox(rows, conversation.id, 'opted_out') : 0;
}

/** Whether an echo is our own message, a person's, or cannot be told yet. */
export function judgeEcho(
  rows: StoreRows,
  conversationId: string,
  wamid: string,
): 'ours' | 'wait' | 'person' {
  if (rows.outbox.some((row) => row.wamid === wamid)) return 'ours';
  const open = rows
    .outboxOf(conversationId)
    .some(
      (row) => row.status === 'sending' || (row.status === 'unknown' && row.unknownAt > rows.now() - 60_000),
    );
  return open ? 'wait' : 'person';
}
