import { randomUUID } from 'node:crypto';
import type { InboundMessage, RecordOutcome } from '@whatsapp-agent/contracts';
import { applyControl, controlWordOf, endExpiredTakeover, isHuman, takeOver } from './control-rules';
import { judgeEcho } from './echo-rules';
import type { ConversationRow, InboxRow, StoreRows } from './store-rows';

const SILENT_KINDS = ['reaction', 'system', 'edit', 'revoke'];
const DOUBLE_TAP_MS = 10_000;

/** Stores a message once and applies what it commands. */
export function storeInbound(
  rows: StoreRows,
  conversation: ConversationRow,
  message: InboundMessage,
): RecordOutcome['outcome'] {
  const { content, wamid } = message;
  const known = rows.inbox.some(
    (row) =>
      row.message.wamid === wamid && rows.conversation(row.conversationId).tenantId === conversation.tenantId,
  );
  if (known) return 'duplicate';
  endExpiredTakeover(rows, conversation);
  const note = noteOf(rows, conversation, message);
  const control = note ? undefined : controlWordOf(content);
  if (control) applyControl(rows, conversation, control);
  else if (note === 'echo_person') takeOver(rows, conversation, 'echo');
  if (note) {
    add(rows, conversation, message, { status: 'noted', reason: note });
    return 'ignored';
  }
  if (control) add(rows, conversation, message, { status: 'pending', control });
  else if (isHuman(rows, conversation))
    add(rows, conversation, message, { status: 'suppressed', reason: 'human' });
  else if (conversation.contact.optedOut)
    add(rows, conversation, message, { status: 'suppressed', reason: 'opted_out' });
  else add(rows, conversation, message, { status: 'pending' });
  return 'recorded';
}

function noteOf(rows: StoreRows, conversation: ConversationRow, message: InboundMessage): string | undefined {
  const { origin, wamid, content } = message;
  if (origin === 'business') {
    const verdict = judgeEcho(rows, conversation.id, wamid, content);
    return verdict === 'wait' ? 'echo_waiting' : `echo_${verdict}`;
  }
  if (SILENT_KINDS.includes(content.kind)) return 'no_answer_wanted';
  return isDoubleTap(rows, conversation.id, message) ? 'double_tap' : undefined;
}

// The same button of the same message within ten seconds is impatience and no second wish.
function isDoubleTap(rows: StoreRows, conversationId: string, { content, context }: InboundMessage): boolean {
  if (content.kind !== 'button') return false;
  return rows.inbox.some(
    ({ conversationId: id, message, recordedAt, status }) =>
      id === conversationId &&
      recordedAt > rows.now() - DOUBLE_TAP_MS &&
      message.content.kind === 'button' &&
      message.content.id === content.id &&
      message.content.title === content.title &&
      message.context?.quotedWamid === context?.quotedWamid &&
      (status === 'pending' || status === 'answered'),
  );
}

function add(
  rows: StoreRows,
  conversation: ConversationRow,
  message: InboundMessage,
  settled: Pick<InboxRow, 'status' | 'reason' | 'control'>,
): void {
  conversation.lastSeq += 1;
  if (message.origin === 'customer') conversation.lastInboundAt = rows.now();
  rows.inbox.push({
    id: randomUUID(),
    conversationId: conversation.id,
    message,
    seq: conversation.lastSeq,
    recordedAt: rows.now(),
    ...settled,
  });
  if (settled.status !== 'pending') return;
  conversation.inputSeq = conversation.lastSeq;
  for (const row of rows.outboxOf(conversation.id)) {
    if (row.status === 'pending' && row.draft.purpose === 'card')
      Object.assign(row, { status: 'suppressed', reason: 'newer_input' });
  }
}
