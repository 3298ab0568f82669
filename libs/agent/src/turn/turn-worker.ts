import type {
  Clock,
  CommitOutcome,
  Continuation,
  ConversationStore,
  MessageSender,
  TurnContext,
} from '@whatsapp-agent/contracts';
import { AppError, TransientError } from '@whatsapp-agent/contracts';
import { draftNotice } from './notices';
import { waitForQuiet } from './quiet-window';
import { repeat } from './repeat';
import type { TurnComposer } from './turn-composer';
import { toCommit } from './turn-composer';
import type { InterruptReason } from './turn-interrupted.error';
import type { TurnLog } from './turn-log.port';
import type { TurnOptions } from './turn-options';
import type { TurnWatch } from './turn-watch';
import { WatchedTurn } from './watched-turn';

/** How one pass of a turn ended. */
export type TurnPass =
  /** Written; the rest says what to send and whether more waits. */
  | { outcome: 'written'; rest: Continuation }
  /** The attempt failed and will be repeated after `dueInMs`. The lease is free. */
  | { outcome: 'failed'; dueInMs: number }
  /** Something newer came first: begin again under the same lease, unless it is lost. */
  | {
      outcome: 'interrupted';
      by: InterruptReason;
      /** The model had been asked already. */ thinking: boolean;
    };

/** Commits that may conflict before the turn is put off. */
const MOST_TRIES = 3;

/** Takes one turn from gather to commit, under the watch. */
export class TurnWorker {
  constructor(
    private readonly store: ConversationStore,
    private readonly composer: TurnComposer,
    private readonly whatsapp: MessageSender,
    private readonly watch: TurnWatch,
    private readonly clock: Clock,
    private readonly log: TurnLog,
    private readonly options: TurnOptions,
  ) {}

  /** @param stop aborts on shutdown or when the delivery's time is used up. */
  async take(turn: TurnContext, stop: AbortSignal): Promise<TurnPass> {
    const begun = this.clock.now().getTime();
    let thinking = false;
    // While gathering, more input is what we wait for; only an answer in the making is protected by the caps.
    const watched = new WatchedTurn(
      turn.conversationId,
      turn.fence,
      turn.lastSeq,
      turn.epoch,
      () => !thinking || this.mayAbort(turn, this.clock.now().getTime() - begun),
    );
    const signal = AbortSignal.any([watched.signal, stop]);
    this.watch.add(watched);
    try {
      this.showTyping(turn);
      await waitForQuiet(turn, this.clock, signal);
      if (signal.aborted) return { outcome: 'interrupted', by: interruptionOf(watched, signal), thinking };
      thinking = true;
      return toPass(await this.thinkAndCommit(turn, signal, begun));
    } catch (error) {
      if (signal.aborted) return { outcome: 'interrupted', by: interruptionOf(watched, signal), thinking };
      return await this.fail(turn, error);
    } finally {
      this.watch.remove(watched);
    }
  }

  // A conflict means that somebody changed what an effect was decided on; tools read what is true now.
  private async thinkAndCommit(
    turn: TurnContext,
    signal: AbortSignal,
    begun: number,
  ): Promise<Exclude<CommitOutcome, { outcome: 'conflict' }>> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const composed = await this.composer.compose(turn, signal);
      signal.throwIfAborted();
      const commit = toCommit(turn, composed, this.options.owner, this.clock.now().getTime() - begun);
      const outcome = await repeat(this.clock, (id) => this.store.commit(commit, id));
      if (outcome.outcome !== 'conflict') return outcome;
      this.log.info('turn.conflict', { conversationId: turn.conversationId, turnId: turn.turnId, tries });
    }
    throw new TransientError(
      'TURN.CONFLICT',
      'What the turn decided on kept changing; it is tried again later.',
    );
  }

  private mayAbort(turn: TurnContext, elapsedMs: number): boolean {
    const { maxAborts, maxAnswerDelayMs } = this.options;
    return turn.aborts < maxAborts && turn.sinceOldestPendingMs + elapsedMs < maxAnswerDelayMs;
  }

  // Best effort beside the turn: an answer never waits for blue ticks.
  private showTyping(turn: TurnContext): void {
    const last = turn.pending.at(-1);
    if (!last || turn.channel !== 'whatsapp') return;
    void this.whatsapp.markRead({ tenantId: turn.tenant.id, wamid: last.wamid, typing: true });
  }

  private async fail(turn: TurnContext, error: unknown): Promise<TurnPass> {
    const code = error instanceof AppError ? error.code : 'TURN.UNEXPECTED';
    const { conversationId, turnId, fence, epoch } = turn;
    this.log.error('turn.failed', { conversationId, turnId, code, attempt: turn.attempts + 1 }, error);
    const request = {
      conversationId,
      turnId,
      owner: this.options.owner,
      fence,
      epoch,
      inboxIds: turn.pending.map(({ id }) => id),
      code,
      maxAttempts: this.options.maxAttempts,
      backoffMs: backoffAfter(turn.attempts),
      fallback: draftNotice('fallback', turn),
    };
    const outcome = await repeat(this.clock, (id) => this.store.fail(request, id));
    switch (outcome.outcome) {
      case 'retry':
        return { outcome: 'failed', dueInMs: outcome.dueInMs };
      case 'gave_up':
        return { outcome: 'written', rest: outcome };
      case 'lost':
        return { outcome: 'interrupted', by: 'lost', thinking: true };
    }
  }
}

function toPass(outcome: Exclude<CommitOutcome, { outcome: 'conflict' }>): TurnPass {
  switch (outcome.outcome) {
    case 'committed':
      return { outcome: 'written', rest: outcome };
    case 'superseded':
      return { outcome: 'interrupted', by: 'control', thinking: true };
    case 'lost':
      return { outcome: 'interrupted', by: 'lost', thinking: true };
  }
}

function interruptionOf(watched: WatchedTurn, signal: AbortSignal): InterruptReason {
  if (watched.interruption) return watched.interruption;
  const reason: unknown = signal.reason;
  return reason instanceof Error && reason.name === 'TimeoutError' ? 'budget' : 'shutdown';
}

/** 2, 4, 8, … seconds, at most a minute, spread so that many failing conversations do not return at once. */
function backoffAfter(attempts: number): number {
  const full = Math.min(60_000, 2000 * 2 ** attempts);
  return Math.round(full / 2 + (Math.random() * full) / 2);
}
