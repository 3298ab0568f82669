import type { SubscriptionCounters } from '../subscriptions/subscription-counters';
import type { ResourceRegistry } from './resource-registry';

export interface TopicStats {
  readonly published: number;
  /** Messages still remembered for `messagesOf` and seek. */
  readonly retained: number;
  /** Full names. */
  readonly subscriptions: readonly string[];
}

export interface SubscriptionStats extends Readonly<SubscriptionCounters> {
  readonly topic: string;
  /** Delivered, neither settled nor expired. */
  readonly outstanding: number;
  /** Waiting for delivery: new, nacked, expired or held back by an ordering key. */
  readonly backlog: number;
  /** How long the oldest message that is not acknowledged has been here; 0 when there is none. */
  readonly oldestUnackedAgeMs: number;
  /** Open StreamingPull connections. */
  readonly streams: number;
  readonly push: boolean;
}

/** Counts by full resource name, ready for JSON. */
export interface BrokerStats {
  readonly topics: Readonly<Record<string, TopicStats>>;
  readonly subscriptions: Readonly<Record<string, SubscriptionStats>>;
}

export function collectStats(registry: ResourceRegistry): BrokerStats {
  const topics = [...registry.topics.values()].map((topic): [string, TopicStats] => [
    topic.name,
    {
      published: topic.published,
      retained: topic.retained,
      subscriptions: [...topic.subscriptions].map(({ name }) => name),
    },
  ]);
  const subscriptions = [...registry.subscriptions.values()].map(
    (subscription): [string, SubscriptionStats] => [
      subscription.name,
      {
        topic: subscription.resource.topic,
        ...subscription.counters,
        outstanding: subscription.outstanding,
        backlog: subscription.backlog,
        oldestUnackedAgeMs: subscription.oldestUnackedAgeMs(),
        streams: subscription.consumers.filter(({ kind }) => kind === 'stream').length,
        push: subscription.isPush,
      },
    ],
  );
  return { topics: Object.fromEntries(topics), subscriptions: Object.fromEntries(subscriptions) };
}
