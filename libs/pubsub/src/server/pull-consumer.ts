import { AckResponses, type Message, type PubSub } from '@google-cloud/pubsub';
import { HandlerSlots } from './handler-slots';
import { OrderedLanes } from './ordered-lanes';
import type { Settlement } from './outcome';
import type { PubSubSubscriptionOptions } from './pubsub-server.options';
import { shortName, type ReceivedMessage } from './received-message';
import { SubscriptionStream } from './subscription-stream';
import { describeAckFailure, type UnconfirmedSettlement } from './unconfirmed-settlement';

/** Runs a task when its turn has come, or answers `nack` when `stop` is aborted first. */
export type TurnGuard = (stop: AbortSignal, task: () => Promise<Settlement>) => Promise<Settlement>;

/** What a consumer needs of its server. */
export interface PullConsumerParts {
  readonly drainBudgetMs: number;
  /** Seconds; asked for when the stream is opened, after the handlers were registered. */
  readonly findAckDeadline: () => number | undefined;
  readonly dispatch: (message: ReceivedMessage, guard: TurnGuard) => Promise<Settlement>;
  readonly isAccepting: () => boolean;
  readonly onUnconfirmed: (settlement: UnconfirmedSettlement) => void;
  readonly onError: (error: Error) => void;
  readonly onState: () => void;
  readonly onMissing: () => void;
}

/** One pulled subscription: receives, waits for a slot (and the ordering key), dispatches, settles. */
export class PullConsumer {
  private readonly stream: SubscriptionStream;
  private readonly slots: HandlerSlots;
  private readonly lanes = new OrderedLanes();

  constructor(
    pubsub: PubSub,
    private readonly options: PubSubSubscriptionOptions,
    private readonly parts: PullConsumerParts,
  ) {
    this.slots = new HandlerSlots(options.maxMessages ?? 100);
    this.stream = new SubscriptionStream(pubsub, options, parts, {
      onMessage: (message) => void this.consume(message),
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

  /** The only place where a pulled message is settled, once. Never rejects: a rejection here would end the process. */
  private async consume(message: Message): Promise<void> {
    const settlement = await this.decide(message);
    const reason = await confirm(message, settlement);
    if (reason === undefined) return;
    const subscription = shortName(this.options.name);
    this.parts.onUnconfirmed({ messageId: message.id, subscription, settlement, reason });
  }

  private async decide(message: Message): Promise<Settlement> {
    if (!this.parts.isAccepting()) return 'nack';
    try {
      return await this.parts.dispatch(toReceived(message, this.options.name), (stop, task) =>
        this.waitForTurn(message, () => this.slots.run(stop, task)),
      );
    } catch (error) {
      this.parts.onError(error instanceof Error ? error : new Error('Dispatching failed.'));
      return 'nack';
    }
  }

  private async waitForTurn(message: Message, task: () => Promise<Settlement>): Promise<Settlement> {
    const { orderingKey } = message;
    return this.options.ordered && orderingKey ? this.lanes.run(orderingKey, message.id, task) : task();
  }
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
    subscription: shortName(subscription),
  };
}
