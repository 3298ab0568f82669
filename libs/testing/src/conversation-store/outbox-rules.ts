import { randomUUID } from 'node:crypto';
import type { OutboxDraft } from '@whatsapp-agent/contracts';
import type { ConversationRow, StoreRows } from './store-rows';

/** Writes a row behind those the turn has already; returns its id. */
export function addOutboxRow(
  rows: StoreRows,
  conversation: ConversationRow,
  turnId: string,
  draft: OutboxDraft,
): string {
  const id = randomUUID();
  rows.outbox.push({
    id,
    conversationId: conversation.id,
    turnId,
    ordinal: rows.outbox.filter((row) => row.turnId === turnId).length,
    draft,
    at: rows.now(),
    status: 'pending',
    claimFence: 0,
    claimUntil: 0,
    attempt: 0,
    notBefore: 0,
    unknownAt: 0,
    inputSeq: conversation.inputSeq,
    pastWamids: [],
  });
  return id;
}
