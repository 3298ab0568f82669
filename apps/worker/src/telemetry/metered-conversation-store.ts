import { SpanKind } from '@opentelemetry/api';
import type {
  AnswerView,
  Backlog,
  BeginOutcome,
  BeginRequest,
  Channel,
  Clock,
  CommitOutcome,
  CommitRequest,
  Continuation,
  ConversationStore,
  DeliveryStatus,
  FailOutcome,
  FailRequest,
  InboundMessage,
  RecordOutcome,
  SettleRequest,
  StatusOutcome,
  SweepOutcome,
  TurnContext,
  WatchedTurn,
  WatchState,
} from '@whatsapp-agent/contracts';
import { runInSpan } from '@whatsapp-agent/observability';
import { TurnMetrics } from './turn-metrics';

/** When a turn began here, and how long its oldest message had waited by then. In milliseconds. */
interface Begun {
  readonly at: number;
  readonly waitedMs: number;
}

/**
 * A store that measures: everything a turn does passes here, so this is the one place that counts it. It changes
 * nothing, and a store that fails is measured too.
 */
export class MeteredConversationStore implements ConversationStore {
  private readonly begun = new Map<string, Begun>();

  constructor(
    private readonly store: ConversationStore,
    private readonly clock: Clock,
    private readonly metrics = new TurnMetrics(),
  ) {}

  async record(message: InboundMessage, channel: Channel, invocationId: string): Promise<RecordOutcome> {
    const recorded = await this.time('record', () => this.store.record(message, channel, invocationId));
    this.metrics.inbound.add(1, { outcome: recorded.outcome });
    return recorded;
  }

  async begin(request: BeginRequest, invocationId: string): Promise<BeginOutcome> {
    const begun = await this.time('begin', () => this.store.begin(request, invocationId));
    if (request.held?.aborted) this.metrics.aborts.add(1);
    if (begun.outcome === 'busy') this.metrics.leaseBusy.add(1);
    if (begun.outcome === 'turn') this.remember(begun.turn);
    return begun;
  }

  watch(owner: string, leaseMs: number, turns: WatchedTurn[]): Promise<WatchState[]> {
    // No span: it is of all turns at once, and there are six a second.
    return this.measure('watch', () => this.store.watch(owner, leaseMs, turns));
  }

  async commit(request: CommitRequest, invocationId: string): Promise<CommitOutcome> {
    const committed = await this.time('commit', () => this.store.commit(request, invocationId));
    if (committed.outcome === 'committed') this.countTurn(request);
    this.end(request.turnId, committed.outcome === 'committed' ? request.result : committed.outcome);
    return committed;
  }

  async settle(request: SettleRequest, invocationId: string): Promise<Continuation> {
    const rest = await this.time('settle', () => this.store.settle(request, invocationId));
    this.metrics.sends.add(1, { outcome: request.result.state });
    return rest;
  }

  async fail(request: FailRequest, invocationId: string): Promise<FailOutcome> {
    const failed = await this.time('fail', () => this.store.fail(request, invocationId));
    this.end(request.turnId, failed.outcome === 'retry' ? 'failed' : failed.outcome);
    return failed;
  }

  release(conversationId: string, owner: string, fence: number): Promise<void> {
    return this.time('release', () => this.store.release(conversationId, owner, fence));
  }

  async recordStatus(status: DeliveryStatus, invocationId: string): Promise<StatusOutcome> {
    const kept = await this.time('recordStatus', () => this.store.recordStatus(status, invocationId));
    this.metrics.statuses.add(1, { state: status.state, outcome: kept.outcome });
    return kept;
  }

  sweep(limit: number): Promise<SweepOutcome> {
    return this.time('sweep', () => this.store.sweep(limit));
  }

  measureBacklog(): Promise<Backlog> {
    return this.time('measureBacklog', () => this.store.measureBacklog());
  }

  setMode(request: Parameters<ConversationStore['setMode']>[0], invocationId: string): Promise<void> {
    return this.time('setMode', () => this.store.setMode(request, invocationId));
  }

  findAnswer(tenantId: string, wamid: string): Promise<AnswerView | undefined> {
    return this.time('findAnswer', () => this.store.findAnswer(tenantId, wamid));
  }

  private remember({ turnId, sinceOldestPendingMs }: TurnContext): void {
    this.begun.set(turnId, { at: this.now(), waitedMs: sinceOldestPendingMs });
    // Turns that were interrupted never come back under their id; the oldest of very many is one of those.
    if (this.begun.size > 10_000) this.begun.delete(this.begun.keys().next().value ?? '');
  }

  private countTurn({ usage, answered }: CommitRequest): void {
    this.metrics.messages.add(answered.length);
    if (answered.length > 1) this.metrics.messagesJoined.add(answered.length - 1);
    const { modelCalls, inputTokens, cachedInputTokens = 0, outputTokens, costMicros } = usage;
    this.metrics.modelCalls.add(modelCalls);
    this.metrics.tokens.add(inputTokens - cachedInputTokens, { kind: 'input' });
    this.metrics.tokens.add(cachedInputTokens, { kind: 'cached_input' });
    this.metrics.tokens.add(outputTokens, { kind: 'output' });
    if (costMicros !== undefined) this.metrics.spend(costMicros);
  }

  private end(turnId: string, outcome: string): void {
    this.metrics.turns.add(1, { outcome });
    const begun = this.begun.get(turnId);
    if (!begun) return;
    this.begun.delete(turnId);
    const ms = this.now() - begun.at;
    this.metrics.thinking.record(ms / 1000, { outcome });
    if (outcome === 'answered') this.metrics.timeToReply.record((begun.waitedMs + ms) / 1000);
  }

  private time<Result>(call: string, work: () => Promise<Result>): Promise<Result> {
    return runInSpan(`store ${call}`, { kind: SpanKind.CLIENT }, () => this.measure(call, work));
  }

  private async measure<Result>(call: string, work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    let outcome = 'failed';
    try {
      const result = await work();
      outcome = 'done';
      return result;
    } finally {
      this.metrics.storeCalls.record((performance.now() - begun) / 1000, { call, outcome });
    }
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
