import { randomUUID } from 'node:crypto';
import type { InboundMessage, RecordOutcome } from '@whatsapp-agent/contracts';
import { applyControl, controlWordOf, judgeEcho, takeOver } from './control-rules';
import type { ConversationRow, StoreRows } from './store-rows';

const SILENT_KINDS = ['reaction', 'system', 'edit', 'revoke'];

/** Stores a message once and applies what it commands. */
export function storeInbound(
  rows: StoreRows,
  conversation: ConversationRow,
  message: InboundMessage,
): RecordOutcome['outcome'] {
  const { content, origin, wamid } = message;
  const known = rows.inbox.some(
    (row) =>
      row.message.wamid === wamid && rows.conversation(row.conversationId).tenantId === conversation.tenantId,
  );
  if (known) return 'duplicate';
  const echo = origin === 'business' ? judgeEcho(rows, conversation.id, wamid) : undefined;
  const silent = SILENT_KINDS.includes(content.kind) ? 'no_answer_wanted' : undefined;
  const reason = echo ? (echo === 'wait' ? 'echo_waiting' : `echo_${echo}`) : silent;
  const control = reason ? undefined : controlWordOf(content);
  if (control) applyControl(rows, conversation, control);
  if (echo === 'person') takeOver(rows, conversation);
  conversation.lastSeq += 1;
  if (!reason) conversation.inputSeq = conversation.lastSeq;
  if (origin === 'customer') conversation.lastInboundAt = rows.now();
  const status = reason ? ('noted' as const) : ('pending' as const);
  const row = {
    id: randomUUID(),
    conversationId: conversation.id,
    message,
    seq: conversation.lastSeq,
    recordedAt: rows.now(),
  };
  rows.inbox.push({ ...row, status, reason, control });
  if (!reason) withdrawCards(rows, conversation.id);
  return reason ? 'ignored' : 'recorded';
}

function withdrawCards(rows: StoreRows, conversationId: string): void {
  for (const row of rows.outboxOf(conversationId)) {
    if (row.status === 'pending' && row.draft.purpose === 'card')
      Object.assign(row, { status: 'suppressed', reason: 'newer_input' });
  }
}

/** Judges echoes again that could not be told from our own sends. */
export function judgeWaitingEchoes(rows: StoreRows, conversation: ConversationRow): void {
  for (const row of rows.inbox.filter(
    ({ conversationId, reason }) => conversationId === conversation.id && reason === 'echo_waiting',
  )) {
    const verdict = judgeEcho(rows, conversation.id, row.message.wamid);
    if (verdict === 'wait') continue;
    row.reason = `echo_${verdict}`;
    if (verdict === 'person') takeOver(rows, conversation);
  }
}
