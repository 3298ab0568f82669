import { AckResponses, type Message, type PubSub } from '@google-cloud/pubsub';
import { GIVEN_BACK, type Conclusion } from '../telemetry/conclusion';
import { Arrivals } from './arrivals';
import { HandlerSlots } from './handler-slots';
import { HeldRetries } from './held-retries';
import { OrderedLanes } from './ordered-lanes';
import type { Settlement } from './outcome';
import type { PubSubSubscriptionOptions } from './pubsub-server.options';
import { shortName, type ReceivedMessage } from './received-message';
import { SubscriptionStream } from './subscription-stream';
import { describeAckFailure, type UnconfirmedSettlement } from './unconfirmed-settlement';

/** Runs a task, which never rejects, when its turn has come; gives the message back when `stop` is aborted first. */
export type TurnGuard = (stop: AbortSignal, task: () => Promise<Conclusion>) => Promise<Conclusion>;

/** What a consumer needs of its server. */
export interface PullConsumerParts {
  readonly drainBudgetMs: number;
  /** Aborted as soon as shutdown begins. */
  readonly shutdownSignal: AbortSignal;
  /** Seconds; asked for when the stream is opened, after the handlers were registered. */
  readonly findAckDeadline: () => number | undefined;
  /** Calls `settle` once. */
  readonly dispatch: (
    message: ReceivedMessage,
    guard: TurnGuard,
    settle: (settlement: Settlement) => void,
  ) => void;
  readonly isAccepting: () => boolean;
  readonly onUnconfirmed: (settlement: UnconfirmedSettlement) => void;
  readonly onError: (error: Error) => void;
  readonly onState: () => void;
  readonly onMissing: () => void;
}

const DEFAULT_MAX_MESSAGES = 100;
const DEFAULT_MAX_RETRY_HOLD_MS = 60_000;

/** One pulled subscription: receives, waits for a slot (and the ordering key), dispatches, settles. */
export class PullConsumer {
  private readonly stream: SubscriptionStream;
  private readonly slots: HandlerSlots;
  private readonly arrivals = new Arrivals<Message>((message) => this.consume(message));
  private readonly lanes = new OrderedLanes();
  private readonly held: HeldRetries;
  private readonly name: string;

  constructor(
    pubsub: PubSub,
    private readonly options: PubSubSubscriptionOptions,
    private readonly parts: PullConsumerParts,
  ) {
    const { maxMessages = DEFAULT_MAX_MESSAGES, maxRetryHoldMs = DEFAULT_MAX_RETRY_HOLD_MS } = options;
    this.name = shortName(options.name);
    this.slots = new HandlerSlots(maxMessages);
    this.held = new HeldRetries(Math.floor(maxMessages / 2), maxRetryHoldMs);
    this.stream = new SubscriptionStream(pubsub, options, parts, {
      onMessage: (message) => this.arrivals.add(message),
      onError: parts.onError,
      onState: parts.onState,
      onMissing: parts.onMissing,
    });
  }

  get health(): SubscriptionStream['health'] {
    return this.stream.health;
  }

  open(): void {
    this.stream.open();
  }

  async stop(): Promise<void> {
    await this.stream.stop();
  }

  private consume(message: Message): void {
    if (!this.parts.isAccepting()) return void this.settle(message, 'nack');
    const { ordered } = this.options;
    const guard: TurnGuard =
      ordered && message.orderingKey ? (stop, task) => this.runInLane(message, stop, task) : this.runInSlot;
    const settle = (settlement: Settlement) => void this.settle(message, settlement);
    try {
      this.parts.dispatch(toReceived(message, this.name), guard, settle);
    } catch (error) {
      this.parts.onError(error instanceof Error ? error : new Error('Dispatching failed.', { cause: error }));
      settle('nack');
    }
  }

  /** The only place where a pulled message is settled, once. Never rejects: a rejection here would end the process. */
  private async settle(message: Message, settlement: Settlement): Promise<void> {
    const reason = await confirm(message, settlement);
    if (reason === undefined) return;
    this.parts.onUnconfirmed({ messageId: message.id, subscription: this.name, settlement, reason });
  }

  /** The lane stays closed while a message of its key waits for its next attempt. */
  private async runInLane(
    { id, orderingKey = '' }: Message,
    stop: AbortSignal,
    task: () => Promise<Conclusion>,
  ): Promise<Conclusion> {
    let conclusion = GIVEN_BACK;
    await this.lanes.run(orderingKey, id, async () => {
      conclusion = await this.runInSlot(stop, task);
      return conclusion.settlement;
    });
    return conclusion;
  }

  /** Not async where a slot is free: what is made here lives as long as the handler runs. */
  private readonly runInSlot: TurnGuard = (stop, task) =>
    this.slots.take(stop) ? task().then(this.leaveSlot) : this.waitForSlot(stop, task);

  private async waitForSlot(stop: AbortSignal, task: () => Promise<Conclusion>): Promise<Conclusion> {
    return (await this.slots.wait(stop)) ? this.leaveSlot(await task()) : GIVEN_BACK;
  }

  /** The slot is free while a message waits for its next attempt. */
  private readonly leaveSlot = (conclusion: Conclusion): Conclusion | Promise<Conclusion> => {
    this.slots.release();
    const { retryAfterMs } = conclusion;
    return retryAfterMs === undefined
      ? conclusion
      : this.held.hold(retryAfterMs, this.parts.shutdownSignal).then(() => conclusion);
  };
}

/** Why the broker did not confirm; undefined when it did, or does not say. */
async function confirm(message: Message, settlement: Settlement): Promise<string | undefined> {
  try {
    const response = await (settlement === 'ack' ? message.ackWithResponse() : message.nackWithResponse());
    // The client resolves, with INVALID, for what it has given back itself while closing.
    return response === AckResponses.Success ? undefined : response;
  } catch (error) {
    return describeAckFailure(error);
  }
}

function toReceived(message: Message, subscription: string): ReceivedMessage {
  return {
    id: message.id,
    data: message.data,
    attributes: message.attributes,
    orderingKey: message.orderingKey || undefined,
    publishTime: message.publishTime,
    // The client says 0 when the broker does not count.
    deliveryAttempt: message.deliveryAttempt || undefined,
    subscription,
  };
}
