import { Deque } from '../delivery/deque';
import type { StoredMessage } from '../delivery/stored-message';
import type { Subscription } from '../subscriptions/subscription';
import type { TopicResource, WireMessage } from '../wire/pubsub.schema';

/** Name that the subscriptions of a deleted topic report. */
export const DELETED_TOPIC = '_deleted-topic_';

export interface HistoryLimits {
  readonly messages: number;
  readonly bytes: number;
}

/** A topic: hands every message to its subscriptions and remembers the latest ones for seek and assertions. */
export class Topic {
  readonly subscriptions = new Set<Subscription>();
  published = 0;
  private readonly log = new Deque<StoredMessage>();
  private logBytes = 0;

  constructor(
    public resource: TopicResource,
    private readonly nextSequence: () => number,
    private readonly limits: HistoryLimits,
  ) {}

  get name(): string {
    return this.resource.name;
  }

  /** The messages still remembered, oldest first. */
  get history(): Iterable<StoredMessage> {
    return this.log;
  }

  get retained(): number {
    return this.log.size;
  }

  /** Stores a valid message and offers it to every subscription. Returns its id. */
  publish(message: Pick<WireMessage, 'data' | 'attributes' | 'orderingKey'>, size: number): string {
    const sequence = this.nextSequence();
    const stored: StoredMessage = {
      id: String(sequence),
      sequence,
      data: message.data,
      attributes: message.attributes,
      orderingKey: message.orderingKey,
      publishedAt: Date.now(),
      size,
    };
    this.published += 1;
    this.remember(stored);
    for (const subscription of this.subscriptions) subscription.offer(stored);
    return stored.id;
  }

  private remember(message: StoredMessage): void {
    this.log.pushBack(message);
    this.logBytes += message.size;
    while (this.log.size > this.limits.messages || this.logBytes > this.limits.bytes) {
      this.logBytes -= this.log.popFront()?.size ?? 0;
    }
  }
}
