import { AppError, TransientError, type FailRequest, type TurnContext } from '@whatsapp-agent/contracts';
import { draftNotice } from './notices';
import type { TurnOptions } from './turn-options';

/** Settings somebody can put right while the customer waits. */
const REPAIRABLE = new Set(['MODEL.UNAUTHORIZED', 'MODEL.NOT_FOUND']);
const LONGEST_BACKOFF_MS = 60_000;

/** What the store is told about a turn that failed. */
export function toFailRequest(turn: TurnContext, error: unknown, options: TurnOptions): FailRequest {
  const { conversationId, turnId, fence, epoch } = turn;
  const code = codeOf(error);
  const asked = error instanceof TransientError ? (error.retryAfterMs ?? 0) : 0;
  return {
    conversationId,
    turnId,
    fence,
    epoch,
    owner: options.owner,
    inboxIds: turn.pending.map(({ id }) => id),
    code,
    maxAttempts: options.maxAttempts,
    tellAfterMs: options.tellAfterMs,
    backoffMs: Math.max(backoffAfter(turn.attempts), Math.min(asked, LONGEST_BACKOFF_MS)),
    deferrable: error instanceof TransientError || REPAIRABLE.has(code),
    deferMs: spread(options.deferMs),
    giveUpAfterMs: options.giveUpAfterMs,
    delayed: draftNotice('delayed', turn),
    fallback: draftNotice('fallback', turn),
  };
}

/** Stable code of whatever was thrown. */
export function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : 'TURN.UNEXPECTED';
}

/** 2, 4, 8, … seconds, at most a minute. */
function backoffAfter(attempts: number): number {
  return spread(Math.min(LONGEST_BACKOFF_MS, 2000 * 2 ** attempts));
}

/** Between half of it and all, so that many failing conversations do not return at once. */
function spread(full: number): number {
  return Math.round(full / 2 + (Math.random() * full) / 2);
}
