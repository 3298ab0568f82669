import type { SweepOutcome } from '@whatsapp-agent/contracts';
import { hasDueInput } from './claim-rules';
import { endExpiredTakeover } from './control-rules';
import type { ConversationRow, StoreRows } from './store-rows';

const DOUBT_MS = 60_000;

/** Finds what is stranded, ends takeovers that ran out, and tells the operator about unknown sends. */
export function sweepRows(rows: StoreRows, limit: number): SweepOutcome {
  const now = rows.now();
  const conversations = [...rows.conversations.values()];
  const handedBack = conversations.filter((row) => endExpiredTakeover(rows, row)).length;
  const silent = rows.outbox.filter(
    ({ status, escalated, unknownAt }) => status === 'unknown' && !escalated && unknownAt < now - DOUBT_MS,
  );
  for (const row of silent) {
    row.escalated = true;
    rows.raiseAlert(row.conversationId, 'send_unknown', row.code, row.id);
  }
  const expired = rows.outbox.filter(({ status, claimUntil }) => status === 'sending' && claimUntil < now);
  const wake = conversations.filter((row) => isStranded(rows, row)).map(({ id }) => id);
  return {
    wake: wake.slice(0, limit),
    expiredClaims: expired.length,
    handedBack,
    escalated: silent.length,
    purged: 0,
  };
}

function isStranded(rows: StoreRows, conversation: ConversationRow): boolean {
  const now = rows.now();
  const sendable = rows
    .outboxOf(conversation.id)
    .some(
      (row) =>
        (row.status === 'pending' && row.notBefore <= now) ||
        (row.status === 'sending' && row.claimUntil < now),
    );
  const echo = rows.inbox.some(
    ({ conversationId, reason, recordedAt }) =>
      conversationId === conversation.id && reason === 'echo_waiting' && recordedAt < now - DOUBT_MS,
  );
  return (hasDueInput(rows, conversation) || sendable || echo) && conversation.leaseUntil < now;
}
