import type {
  BeginRequest,
  Clock,
  Continuation,
  ConversationStore,
  TurnContext,
} from '@whatsapp-agent/contracts';
import { runInSpan } from '@whatsapp-agent/observability';
import { linksTo, TurnArrivals } from '../telemetry/turn-arrivals';
import { TurnTelemetry } from '../telemetry/turn-telemetry';
import type { ConversationWaker } from './conversation-waker.port';
import { repeat } from './repeat';
import type { Sender } from './sender';
import type { TurnLog } from './turn-log.port';
import type { TurnOptions } from './turn-options';
import { TurnSlots } from './turn-slots';
import type { TurnPass, TurnWorker } from './turn-worker';

type Held = BeginRequest['held'];

/** What to do after a pass: begin again under the lease, or stop. */
type NextStep =
  { again: true; held: NonNullable<Held> } | { again: false; dueInMs?: number; handOn?: boolean };

/**
 * Works on a conversation until nothing is due: begin → gather → think → commit → settle, again and again.
 * Several runners may be pointed at one conversation at any time; the lease in the store lets one work.
 */
export class TurnRunner {
  private readonly slots: TurnSlots;
  private readonly running = new Set<Promise<void>>();
  /** Conversations that wait for a slot: what else is delivered for them meanwhile is covered by that turn. */
  private readonly queued = new Map<string, Promise<void>>();
  private readonly shutdown = new AbortController();
  private readonly arrivals = new TurnArrivals();
  private readonly telemetry = new TurnTelemetry();

  constructor(
    private readonly store: ConversationStore,
    private readonly worker: TurnWorker,
    private readonly sender: Sender,
    private readonly waker: ConversationWaker,
    private readonly clock: Clock,
    private readonly log: TurnLog,
    private readonly options: TurnOptions,
  ) {
    this.slots = new TurnSlots(options.concurrency);
  }

  /** Turns at work in this process. */
  get active(): number {
    return this.slots.inUse;
  }

  /**
   * Resolves when the conversation needs nothing more from this delivery: all sent, somebody else at work, or a
   * wake for the rest is published. Rejects only when the store cannot be reached before anything was begun.
   */
  run(conversationId: string): Promise<void> {
    const queued = this.queued.get(conversationId);
    if (queued) return queued;
    const work = this.enter(conversationId);
    this.running.add(work);
    const forget = () => this.running.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** A message was recorded, whoever will answer it: the turn that does links to the trace it arrived in. */
  noteArrival(conversationId: string): void {
    this.arrivals.note(conversationId);
  }

  /** Aborts thinking, frees the leases and hands the conversations on. */
  async stop(): Promise<void> {
    this.shutdown.abort();
    await Promise.allSettled(this.running);
  }

  private enter(conversationId: string): Promise<void> {
    const askedAt = performance.now();
    const begin = () => {
      this.telemetry.onSlotTaken(performance.now() - askedAt);
      this.queued.delete(conversationId);
      return this.work(conversationId);
    };
    const entered = this.slots.use(begin, this.options.slotWaitMs).then(async (had) => {
      if (had) return;
      this.queued.delete(conversationId);
      await this.waker.wake(conversationId, 'continue');
    });
    this.queued.set(conversationId, entered);
    return entered;
  }

  private async work(conversationId: string): Promise<void> {
    const stop = AbortSignal.any([this.shutdown.signal, AbortSignal.timeout(this.options.budgetMs)]);
    let held: Held;
    while (!stop.aborted) {
      const step = await this.pass(conversationId, held, stop);
      if (!step.again) {
        if (step.handOn) await this.handOn(conversationId, undefined);
        else if (step.dueInMs !== undefined) this.waker.wakeLater(conversationId, 'retry', step.dueInMs);
        return;
      }
      held = step.held;
    }
    await this.handOn(conversationId, held);
  }

  private async pass(conversationId: string, held: Held, stop: AbortSignal): Promise<NextStep> {
    const { owner, leaseMs } = this.options;
    const begun = await repeat(this.clock, (id) =>
      this.store.begin({ conversationId, owner, leaseMs, held }, id),
    );
    switch (begun.outcome) {
      case 'busy':
      case 'lost':
        return { again: false };
      case 'idle':
        return { again: false, dueInMs: begun.dueInMs };
      case 'drain':
        return afterWrite(await this.sender.drain(begun.send, begun.fence, stop), begun.fence);
      case 'turn':
        return this.takeTurn(begun.turn, stop);
    }
  }

  private takeTurn(turn: TurnContext, stop: AbortSignal): Promise<NextStep> {
    const { conversationId, fence, turnId } = turn;
    const arrived = this.arrivals.take(conversationId);
    return runInSpan('turn', { links: linksTo(arrived), fields: describeTurn(turn) }, async (span) => {
      const pass = await this.worker.take(turn, stop);
      const { outcome } = pass;
      if (outcome !== 'written') this.arrivals.putBack(conversationId, arrived);
      span.setAttribute('app.outcome', outcome);
      if (outcome === 'interrupted') span.setAttribute('app.reason', pass.by);
      this.log.info('turn.pass', { conversationId, turnId, fence, outcome });
      return this.afterPass(pass, fence, stop);
    });
  }

  private async afterPass(pass: TurnPass, fence: number, stop: AbortSignal): Promise<NextStep> {
    switch (pass.outcome) {
      case 'written':
        return afterWrite(
          pass.rest.next ? await this.sender.drain(pass.rest.next, fence, stop) : pass.rest,
          fence,
        );
      case 'failed':
        return { again: false, dueInMs: pass.dueInMs };
      case 'interrupted':
        return afterInterruption(pass, fence);
    }
  }

  // The delivery's time is up or the process ends: somebody else goes on.
  private async handOn(conversationId: string, held: Held): Promise<void> {
    if (held) await this.store.release(conversationId, this.options.owner, held.fence);
    await this.waker.wake(conversationId, this.shutdown.signal.aborted ? 'shutdown' : 'continue');
  }
}

function describeTurn({ tenant, conversationId, turnId, channel, pending, attempts, aborts }: TurnContext) {
  const tenantId = tenant.id;
  return { tenantId, conversationId, turnId, channel, messages: pending.length, attempts, aborts };
}

function afterWrite(rest: Continuation, fence: number): NextStep {
  if (rest.leaseHeld && rest.pending) return { again: true, held: { fence, aborted: false } };
  return { again: false, dueInMs: rest.dueInMs, handOn: rest.pending };
}

function afterInterruption(
  { by, thinking }: Extract<TurnPass, { outcome: 'interrupted' }>,
  fence: number,
): NextStep {
  if (by === 'lost') return { again: false };
  return { again: true, held: { fence, aborted: thinking && by === 'newer_input' } };
}
