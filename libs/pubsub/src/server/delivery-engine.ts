import { Logger } from '@nestjs/common';
import type { PubSub } from '@google-cloud/pubsub';
import { waitAtMost } from '../connection/deadline';
import { describeGrpcError } from '../connection/grpc-status';
import { ABORTED } from '../telemetry/conclusion';
import { DeliveryMetrics } from '../telemetry/delivery-metrics';
import { TopologyKeeper } from '../topology/topology-keeper';
import type { BoundHandler } from './bound-handler';
import { DeadLetterPublisher } from './dead-letter.publisher';
import { decodeJson } from './decode-json';
import { DeliveryCounters } from './delivery-counters';
import type { HandlerRegistry } from './handler-registry';
import { InFlight } from './in-flight';
import { MessageDispatcher } from './message-dispatcher';
import type { Outcome, Settlement } from './outcome';
import type { PubSubContext } from './pubsub-context';
import type { PubSubServerHealth } from './pubsub-server.health';
import type { PubSubServerOptions, PubSubSubscriptionOptions } from './pubsub-server.options';
import { PullConsumer, type TurnGuard } from './pull-consumer';
import { shortName, type ReceivedMessage } from './received-message';
import type { UnconfirmedSettlement } from './unconfirmed-settlement';

/** What the engine needs of Nest's side of the server. */
export interface EngineParts {
  readonly registry: HandlerRegistry;
  readonly toRoute: (pattern: string) => string;
  readonly run: (
    handlers: readonly BoundHandler[],
    payload: unknown,
    context: PubSubContext,
  ) => Promise<Outcome>;
  readonly onError: (error: Error) => void;
  readonly onChange: () => void;
  readonly onUnconfirmed: (settlement: UnconfirmedSettlement) => void;
}

const DEFAULT_DRAIN_BUDGET_MS = 8_000;
/** For sending what the drain settled. Drain budget + this must stay under the platform's kill timeout. */
const FLUSH_BUDGET_MS = 1_000;

/** Everything of the server that is not Nest: streams, deliveries under way, topology, drain. */
export class DeliveryEngine {
  private readonly logger = new Logger(DeliveryEngine.name);
  private readonly counters = new DeliveryCounters();
  private readonly inFlight = new InFlight((error) => this.parts.onError(toError(error)));
  private readonly metrics: DeliveryMetrics;
  private readonly deadLetter?: DeadLetterPublisher;
  private readonly topology?: TopologyKeeper;
  private readonly dispatcher: MessageDispatcher;
  private readonly consumers: readonly PullConsumer[];
  private started = false;
  private draining?: Promise<void>;

  constructor(
    private readonly pubsub: PubSub,
    private readonly options: PubSubServerOptions,
    private readonly parts: EngineParts,
  ) {
    const { deadLetterTopic, topology, pull = true, subscriptions } = options;
    if (deadLetterTopic)
      this.deadLetter = new DeadLetterPublisher(pubsub, deadLetterTopic, () => this.recheckTopology());
    if (topology) this.topology = new TopologyKeeper(pubsub, topology, parts.onChange);
    const names = subscriptions.map(({ name }) => shortName(name));
    this.metrics = new DeliveryMetrics(names, () =>
      this.consumers.map(({ health: { name, state } }) => ({ name: shortName(name), state })),
    );
    this.dispatcher = this.createDispatcher();
    this.consumers = pull ? subscriptions.map((subscription) => this.createConsumer(subscription)) : [];
  }

  /** Started and not draining: a message would be handled now. */
  get isAccepting(): boolean {
    return this.started && !this.draining;
  }

  /** Opens the streams in the background; an unreachable broker makes the engine unready, nothing else. */
  start(): void {
    if (!this.deadLetter) {
      this.logger.warn(
        'No deadLetterTopic: messages that should be parked are retried until the broker gives up.',
      );
    }
    this.started = true;
    void this.open();
  }

  dispatch(message: ReceivedMessage): Promise<Settlement> {
    if (!this.isAccepting) return Promise.resolve('nack');
    return new Promise((resolve) => this.takeInHand(message, runAtOnce, resolve));
  }

  /** Something was not found on the broker: looks at the topology again, where there is one to look after. */
  recheckTopology(): void {
    this.topology?.recheck();
  }

  async drain(): Promise<void> {
    this.draining ??= this.runDrain();
    return this.draining;
  }

  getHealth(): PubSubServerHealth {
    const message = this.findTrouble();
    return {
      ready: message === undefined,
      message,
      draining: this.draining !== undefined,
      inFlight: this.inFlight.size,
      subscriptions: this.consumers.map(({ health }) => health),
      topology: this.topology?.state,
      counts: this.counters.snapshot(),
    };
  }

  private takeInHand(
    message: ReceivedMessage,
    guard: TurnGuard,
    settle: (settlement: Settlement) => void,
  ): void {
    const { subscription } = message;
    this.metrics.onReceived(subscription);
    this.inFlight.start(
      message.id,
      (delivery) => guard(delivery.shutdownSignal, () => this.dispatcher.dispatch(message, delivery)),
      (conclusion, { startedAt }) => {
        settle(conclusion.settlement);
        this.metrics.onReleased(subscription);
        if (conclusion.result === 'given_back') this.metrics.onSettled(subscription, 'given_back');
        // At once, not when the handler ends: it may never, and the message is given back now.
        if (conclusion !== ABORTED || startedAt === undefined) return;
        this.metrics.onProcessed(subscription, 'aborted', (this.metrics.now() - startedAt) / 1000);
      },
    );
  }

  private createDispatcher(): MessageDispatcher {
    const { patternAttribute = 'pattern', subscriptions, decode = decodeJson } = this.options;
    const fallback = new Map(subscriptions.map((one) => [shortName(one.name), one.defaultPattern]));
    return new MessageDispatcher({
      ...this.parts,
      counters: this.counters,
      metrics: this.metrics,
      deadLetter: this.deadLetter,
      findPattern: ({ attributes, subscription }) =>
        attributes[patternAttribute] ?? fallback.get(subscription),
      decode,
    });
  }

  private createConsumer(subscription: PubSubSubscriptionOptions): PullConsumer {
    return new PullConsumer(this.pubsub, subscription, {
      drainBudgetMs: this.drainBudgetMs,
      shutdownSignal: this.inFlight.shutdownSignal,
      findAckDeadline: () => this.parts.registry.findAckDeadline(subscription),
      dispatch: (message, guard, settle) => this.takeInHand(message, guard, settle),
      isAccepting: () => this.isAccepting,
      onUnconfirmed: (settlement) => {
        this.counters.add('unconfirmed');
        this.metrics.onUnconfirmed(settlement.subscription);
        this.parts.onUnconfirmed(settlement);
      },
      onState: this.parts.onChange,
      onMissing: () => this.recheckTopology(),
      onError: (error) => {
        this.logger.error(
          `Stream of '${subscription.name}' failed (${describeGrpcError(error)}); it is being rebuilt.`,
        );
        this.parts.onError(error);
      },
    });
  }

  private get drainBudgetMs(): number {
    return this.options.drainBudgetMs ?? DEFAULT_DRAIN_BUDGET_MS;
  }

  private async open(): Promise<void> {
    const prepared = this.topology?.start();
    // Opening a stream on a subscription that is about to be created would only make noise.
    if (this.options.topology?.create) await prepared;
    if (this.draining) return;
    for (const consumer of this.consumers) consumer.open();
    await prepared;
    this.parts.onChange();
  }

  private async runDrain(): Promise<void> {
    this.topology?.stop();
    const closed = Promise.all(this.consumers.map((consumer) => consumer.stop()));
    const aborted = await this.inFlight.drain(this.drainBudgetMs);
    if (aborted.length > 0) {
      this.counters.add('aborted', aborted.length);
      this.logger.warn(`Drain budget spent: ${aborted.length} message(s) given back: ${aborted.join(', ')}.`);
    }
    const flushed = await waitAtMost(Promise.all([closed, this.deadLetter?.flush()]), FLUSH_BUDGET_MS);
    this.metrics.close();
    if (!flushed) this.logger.warn('The Pub/Sub client did not finish sending its settlements in time.');
  }

  private findTrouble(): string | undefined {
    if (!this.started) return 'The server is not listening yet.';
    if (this.draining) return 'The server is shutting down.';
    if (this.topology && !this.topology.state.ready) return `Topology: ${this.topology.state.message}.`;
    const down = this.consumers.map(({ health }) => health).find(({ state }) => state !== 'connected');
    return down && `Subscription '${down.name}' is ${down.state}${down.reason ? `: ${down.reason}` : ''}.`;
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('Dispatching failed.', { cause: error });
}

/** Push has no slots: the service decides how many requests it sends. */
const runAtOnce: TurnGuard = (_stop, task) => task();
