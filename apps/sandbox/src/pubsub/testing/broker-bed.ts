import {
  type CreateSubscriptionOptions,
  type Message,
  PubSub,
  type Subscription,
  v1,
} from '@google-cloud/pubsub';
import { credentials } from '@grpc/grpc-js';
import { PubSubBroker } from '../pubsub-broker';
import type { BrokerOptions } from '../registry/broker-options';

const PROJECT = 'test-project';

/** A broker with the real client in front of it, for specs. */
export class BrokerBed {
  readonly client: PubSub;
  /** The generated client, for unary Pull and hand-written requests. */
  readonly raw: v1.SubscriberClient;
  private readonly rawPublisher: v1.PublisherClient;
  private readonly opened: Subscription[] = [];
  private made = 0;

  private constructor(
    readonly broker: PubSubBroker,
    readonly address: { host: string; port: number },
  ) {
    const apiEndpoint = `${address.host}:${address.port}`;
    this.client = new PubSub({ projectId: PROJECT, apiEndpoint, emulatorMode: true });
    const options = {
      projectId: PROJECT,
      servicePath: address.host,
      port: address.port,
      sslCreds: credentials.createInsecure(),
    };
    this.raw = new v1.SubscriberClient(options);
    this.rawPublisher = new v1.PublisherClient(options);
  }

  static async start(options: BrokerOptions = {}): Promise<BrokerBed> {
    const broker = new PubSubBroker({ minAckDeadlineSeconds: 1, ...options });
    return new BrokerBed(broker, await broker.start());
  }

  /** A new topic; returns its full name. */
  async topic(): Promise<string> {
    const [topic] = await this.client.createTopic(`topic-${this.nextNumber()}`);
    return topic.name;
  }

  /** A new subscription; returns its full name. */
  async subscription(topic: string, options: CreateSubscriptionOptions = {}): Promise<string> {
    const name = `subscription-${this.nextNumber()}`;
    const [subscription] = await this.client.topic(topic).createSubscription(name, options);
    return subscription.name;
  }

  publish(topic: string, text: string, orderingKey?: string): Promise<string> {
    const message = { data: Buffer.from(text), ...(orderingKey && { orderingKey }) };
    return this.client.topic(topic, { batching: { maxMilliseconds: 1 } }).publishMessage(message);
  }

  /** Publishes in one request, so that the order is certain. */
  async publishInOrder(topic: string, texts: readonly string[], orderingKey = ''): Promise<void> {
    const messages = texts.map((text) => ({ data: Buffer.from(text), orderingKey }));
    await this.rawPublisher.publish({ topic, messages });
  }

  /** Streams with the real subscriber; closed with the bed. */
  listen(
    subscription: string,
    onMessage: (message: Message) => void,
    options: Parameters<PubSub['subscription']>[1] = {},
  ): Subscription {
    const opened = this.client.subscription(subscription, {
      batching: { maxMilliseconds: 5 },
      streamingOptions: { maxStreams: 1 },
      ...options,
    });
    opened.on('error', () => undefined);
    opened.on('message', onMessage);
    this.opened.push(opened);
    return opened;
  }

  async pull(subscription: string, maxMessages = 100) {
    const [response] = await this.raw.pull({ subscription, maxMessages, returnImmediately: true });
    return (response.receivedMessages ?? []).map((received) => ({
      ackId: received.ackId ?? '',
      text: Buffer.from(received.message?.data ?? '').toString(),
      attempt: received.deliveryAttempt ?? 0,
      attributes: received.message?.attributes ?? {},
    }));
  }

  async nack(subscription: string, ...ackIds: string[]): Promise<void> {
    await this.raw.modifyAckDeadline({ subscription, ackIds, ackDeadlineSeconds: 0 });
  }

  async ack(subscription: string, ...ackIds: string[]): Promise<void> {
    await this.raw.acknowledge({ subscription, ackIds });
  }

  statsOf(subscription: string) {
    const stats = this.broker.stats().subscriptions[subscription];
    if (!stats) throw new Error(`There is no subscription ${subscription}.`);
    return stats;
  }

  async stop(): Promise<void> {
    await Promise.all(this.opened.map((subscription) => subscription.close()));
    await this.raw.close();
    await this.rawPublisher.close();
    await this.client.close();
    await this.broker.stop();
  }

  private nextNumber(): number {
    this.made += 1;
    return this.made;
  }
}

/** Waits until something holds. @throws Error when it does not within the time, in milliseconds. */
export async function eventually(holds: () => boolean, withinMs = 5000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${holds.toString()}`);
    await pause(10);
  }
}

/** Waits, in milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
