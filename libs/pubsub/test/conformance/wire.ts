import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PubSub, v1, type protos, type Subscription } from '@google-cloud/pubsub';
import { credentials } from '@grpc/grpc-js';
import type { ConformanceBroker } from './conformance-broker';

type SubscriptionSettings = Omit<protos.google.pubsub.v1.ISubscription, 'name' | 'topic'>;

/** A delivery as the wire shows it. */
export interface Delivery {
  readonly ackId: string;
  readonly text: string;
  readonly attempt: number;
  readonly attributes: Readonly<Record<string, string>>;
}

const POLL_MS = 25;

/** `google.pubsub.v1` without this package and without the client's own leases: what is asked is what is sent. */
export class Wire {
  readonly client: PubSub;
  private readonly subscriber: v1.SubscriberClient;
  private readonly publisher: v1.PublisherClient;
  private readonly created: (() => Promise<unknown>)[] = [];

  constructor(private readonly broker: ConformanceBroker) {
    const { projectId, host } = broker;
    const [servicePath, port] = (host ?? '').split(':');
    const local = { servicePath, port: Number(port), sslCreds: credentials.createInsecure() };
    this.client = new PubSub({ projectId, ...(host ? { apiEndpoint: host, emulatorMode: true } : {}) });
    this.subscriber = new v1.SubscriberClient({ projectId, ...(host ? local : {}) });
    this.publisher = new v1.PublisherClient({ projectId, ...(host ? local : {}) });
  }

  /** Full name of a new topic. */
  async topic(): Promise<string> {
    const name = `projects/${this.broker.projectId}/topics/conformance-${randomUUID()}`;
    await this.publisher.createTopic({ name });
    this.created.push(() => this.publisher.deleteTopic({ topic: name }));
    return name;
  }

  /** Full name of a new subscription. */
  async subscription(topic: string, settings: SubscriptionSettings = {}): Promise<string> {
    const name = `projects/${this.broker.projectId}/subscriptions/conformance-${randomUUID()}`;
    await this.subscriber.createSubscription({ name, topic, ackDeadlineSeconds: 10, ...settings });
    this.created.push(() => this.subscriber.deleteSubscription({ subscription: name }));
    return name;
  }

  /** In one request, so that the order is certain. */
  async publish(
    topic: string,
    texts: readonly string[],
    more: Pick<protos.google.pubsub.v1.IPubsubMessage, 'attributes' | 'orderingKey'> = {},
  ): Promise<void> {
    const messages = texts.map((text) => ({ data: Buffer.from(text), ...more }));
    await this.publisher.publish({ topic, messages });
  }

  /** What can be had at this moment. */
  async pullNow(subscription: string, maxMessages = 100): Promise<Delivery[]> {
    const [{ receivedMessages }] = await this.subscriber.pull({
      subscription,
      maxMessages,
      returnImmediately: true,
    });
    return (receivedMessages ?? []).map(({ ackId, message, deliveryAttempt }) => ({
      ackId: ackId ?? '',
      text: Buffer.from((message?.data as Uint8Array | null | undefined) ?? []).toString(),
      attempt: deliveryAttempt ?? 0,
      attributes: message?.attributes ?? {},
    }));
  }

  /** Pulls until `count` deliveries have come or the time is over. */
  async pull(subscription: string, count: number, timeoutMs = 8_000): Promise<Delivery[]> {
    const deadline = Date.now() + timeoutMs;
    const deliveries: Delivery[] = [];
    while (deliveries.length < count && Date.now() < deadline) {
      const some = await this.pullNow(subscription, count - deliveries.length);
      deliveries.push(...some);
      if (some.length === 0) await sleep(POLL_MS);
    }
    return deliveries;
  }

  /** Everything that comes within `ms`. */
  async pullFor(subscription: string, ms: number): Promise<Delivery[]> {
    return this.pull(subscription, 1_000, ms);
  }

  async ack(subscription: string, ...deliveries: readonly Delivery[]): Promise<void> {
    const ackIds = deliveries.map(({ ackId }) => ackId);
    await this.subscriber.acknowledge({ subscription, ackIds });
  }

  /** Ends the lease in so many seconds; 0 is a nack. */
  async lease(subscription: string, seconds: number, ...deliveries: readonly Delivery[]): Promise<void> {
    const ackIds = deliveries.map(({ ackId }) => ackId);
    await this.subscriber.modifyAckDeadline({ subscription, ackIds, ackDeadlineSeconds: seconds });
  }

  /** The client's subscriber, one stream. */
  stream(subscription: string, maxMessages: number): Subscription {
    return this.client.subscription(subscription, {
      flowControl: { maxMessages },
      batching: { maxMilliseconds: 5 },
      streamingOptions: { maxStreams: 1 },
    });
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.created.map((remove) => remove()));
    await Promise.allSettled([this.client.close(), this.subscriber.close(), this.publisher.close()]);
  }
}

/** The gRPC status `work` fails with, undefined when it succeeds. */
export async function statusOf(work: Promise<unknown>): Promise<number | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => (error as { code?: number }).code,
  );
}
