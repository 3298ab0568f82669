import type { Backlog } from '@whatsapp-agent/contracts';
import type { StoreRows } from './store-rows';

const DAY_MS = 24 * 3_600_000;

/** Counts what waits. */
export function measureRows(rows: StoreRows): Backlog {
  const now = rows.now();
  const waiting = rows.inbox.filter(({ status }) => status === 'pending');
  const leaving = rows.outbox.filter(
    ({ status, notBefore }) => (status === 'pending' || status === 'sending') && notBefore <= now,
  );
  const unknown = rows.outbox.filter(
    ({ status, unknownAt }) => status === 'unknown' && unknownAt > now - DAY_MS,
  );
  return {
    conversations: new Set(waiting.map(({ conversationId }) => conversationId)).size,
    messages: waiting.length,
    oldestMessageMs: longestSince(
      now,
      waiting.map(({ recordedAt }) => recordedAt),
    ),
    sends: leaving.length,
    oldestSendMs: longestSince(
      now,
      leaving.map(({ at, notBefore }) => Math.max(at, notBefore)),
    ),
    unknownSends: unknown.length,
  };
}

function longestSince(now: number, times: readonly number[]): number {
  return times.length === 0 ? 0 : Math.max(0, now - Math.min(...times));
}
