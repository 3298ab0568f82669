import type { InboundContent } from '@whatsapp-agent/contracts';
import { takeOver } from './control-rules';
import type { ConversationRow, OutboxRow, StoreRows } from './store-rows';

const DOUBT_MS = 60_000;
const WORDS_TELL_MS = 600_000;

/** Whether an echo is our own message, a person's, or cannot be told yet. */
export function judgeEcho(
  rows: StoreRows,
  conversationId: string,
  wamid: string,
  content: InboundContent,
): 'ours' | 'wait' | 'person' {
  const sent = rows.outboxOf(conversationId);
  if (rows.outbox.some((row) => row.wamid === wamid)) return 'ours';
  if (sent.some((row) => row.pastWamids.includes(wamid) || saysTheSame(rows, row, content))) return 'ours';
  return sent.some((row) => mayBe(rows, row)) ? 'wait' : 'person';
}

/** Judges echoes again that could not be told from our own sends. */
export function judgeWaitingEchoes(rows: StoreRows, conversation: ConversationRow): void {
  for (const row of rows.inbox.filter(
    ({ conversationId, reason }) => conversationId === conversation.id && reason === 'echo_waiting',
  )) {
    const verdict = judgeEcho(rows, conversation.id, row.message.wamid, row.message.content);
    if (verdict === 'wait') continue;
    row.reason = `echo_${verdict}`;
    if (verdict === 'person') takeOver(rows, conversation, 'echo');
  }
}

// Accepted without an id: the words are all there is to know it by.
function saysTheSame(rows: StoreRows, row: OutboxRow, content: InboundContent): boolean {
  const nameless = !row.wamid && (row.status === 'sent' || row.status === 'unknown');
  const text = row.draft.payload['text'] as { body?: string } | undefined;
  return (
    nameless && row.at > rows.now() - WORDS_TELL_MS && content.kind === 'text' && text?.body === content.text
  );
}

function mayBe(rows: StoreRows, { status, unknownAt, wamid, at }: OutboxRow): boolean {
  if (status === 'sending') return true;
  if (status === 'unknown') return unknownAt > rows.now() - DOUBT_MS;
  return status === 'sent' && !wamid && at > rows.now() - DOUBT_MS;
}
