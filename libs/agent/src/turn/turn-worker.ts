import {
  PermanentError,
  TransientError,
  type Clock,
  type CommitOutcome,
  type Continuation,
  type ConversationStore,
  type FailOutcome,
  type MessageSender,
  type TurnContext,
} from '@whatsapp-agent/contracts';
import { runInSpan } from '@whatsapp-agent/observability';
import { TurnTelemetry } from '../telemetry/turn-telemetry';
import { waitForQuiet } from './quiet-window';
import { repeat } from './repeat';
import { toCommit, type ComposedTurn, type TurnComposer } from './turn-composer';
import { codeOf, toFailRequest } from './turn-failure';
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
  private readonly telemetry = new TurnTelemetry();

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
    if (turn.crashes >= this.options.maxCrashes) return this.giveUp(turn);
    const begun = this.clock.now().getTime();
    let thinking = false;
    // While gathering, more input is what we wait for; only an answer in the making is protected by the caps.
    const watched = new WatchedTurn(
      turn.conversationId,
      turn.fence,
      turn.lastSeq,
      turn.epoch,
      () => !thinking || mayAbort(turn, this.clock.now().getTime() - begun),
    );
    const signal = AbortSignal.any([watched.signal, stop]);
    const interrupted = (): TurnPass => ({
      outcome: 'interrupted',
      by: interruptionOf(watched, signal),
      thinking,
    });
    this.watch.add(watched);
    try {
      this.showTyping(turn);
      if (await this.gather(turn, signal)) await this.watch.check(watched);
      if (signal.aborted) return interrupted();
      thinking = true;
      return toPass(await this.thinkAndCommit(turn, signal, begun));
    } catch (error) {
      return signal.aborted ? interrupted() : await this.fail(turn, error);
    } finally {
      this.watch.remove(watched);
    }
  }

  private gather(turn: TurnContext, signal: AbortSignal): Promise<boolean> {
    return runInSpan('gather', {}, async () => {
      const begun = performance.now();
      const waited = await waitForQuiet(turn, this.clock, signal);
      this.telemetry.onGathered(performance.now() - begun);
      return waited;
    });
  }

  // A conflict means that somebody changed what an effect was decided on; tools read what is true now.
  private async thinkAndCommit(
    turn: TurnContext,
    signal: AbortSignal,
    begun: number,
  ): Promise<Exclude<CommitOutcome, { outcome: 'conflict' }>> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const composed = await runInSpan('think', {}, () => this.think(turn, signal));
      signal.throwIfAborted();
      const commit = toCommit(turn, composed, this.options.owner, this.clock.now().getTime() - begun);
      const outcome = await repeat(this.clock, (id) => this.store.commit(commit, id));
      if (outcome.outcome !== 'committed') this.telemetry.onDiscarded(composed.usage, outcome.outcome);
      if (outcome.outcome !== 'conflict') return outcome;
      this.log.info('turn.conflict', { conversationId: turn.conversationId, turnId: turn.turnId, tries });
    }
    throw new TransientError(
      'TURN.CONFLICT',
      'What the turn decided on kept changing; it is tried again later.',
    );
  }

  private async think(turn: TurnContext, signal: AbortSignal): Promise<ComposedTurn> {
    const { thinkMs, budgetMs } = this.options;
    const limit = AbortSignal.timeout(Math.min(thinkMs, budgetMs));
    try {
      return await this.composer.compose(turn, AbortSignal.any([signal, limit]));
    } catch (error) {
      if (limit.aborted && !signal.aborted) {
        throw new TransientError('TURN.TOO_LONG', 'The turn thought for too long; it is tried again.');
      }
      throw error;
    }
  }

  // Best effort beside the turn: an answer never waits for blue ticks.
  private showTyping(turn: TurnContext): void {
    const last = turn.pending.at(-1);
    if (!last || turn.channel !== 'whatsapp') return;
    void this.whatsapp.markRead({ tenantId: turn.tenant.id, wamid: last.wamid, typing: true });
  }

  private giveUp(turn: TurnContext): Promise<TurnPass> {
    const error = new PermanentError('TURN.CRASHING', 'Several processes died over the same messages.');
    return this.fail(turn, error, { maxAttempts: 0 });
  }

  private async fail(turn: TurnContext, error: unknown, change = {}): Promise<TurnPass> {
    const { conversationId, turnId } = turn;
    const code = codeOf(error);
    this.log.error('turn.failed', { conversationId, turnId, code, attempt: turn.attempts + 1 }, error);
    const request = { ...toFailRequest(turn, error, this.options), ...change };
    return toFailedPass(await repeat(this.clock, (id) => this.store.fail(request, id)));
  }
}

function mayAbort(turn: TurnContext, elapsedMs: number): boolean {
  const { maxAborts, maxAnswerDelayMs } = turn.tenant;
  return turn.aborts < maxAborts && turn.sinceOldestPendingMs + elapsedMs < maxAnswerDelayMs;
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

function toFailedPass(outcome: FailOutcome): TurnPass {
  switch (outcome.outcome) {
    case 'retry':
      return { outcome: 'failed', dueInMs: outcome.dueInMs };
    case 'delayed':
    case 'gave_up':
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
