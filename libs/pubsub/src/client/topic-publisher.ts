import type { PubSub, PublishOptions, Topic } from '@google-cloud/pubsub';
import { withDeadline } from '../connection/deadline';
import { describeGrpcError, findGrpcStatus, GRPC_STATUS } from '../connection/grpc-status';
import { HeldKeys } from './held-keys';
import { PubSubPublishError } from './pubsub-publish.error';
import type { PubSubClientOptions } from './pubsub-client.options';

/** A message ready for the wire. */
export interface OutgoingMessage {
  readonly topic: string;
  readonly pattern: string;
  readonly data: Buffer;
  readonly attributes: Record<string, string>;
  readonly orderingKey?: string;
  readonly timeoutMs: number;
}

/** gRPC codes after which the client tries again by itself, within the timeout. */
const RETRIED_CODES = [1, 2, 4, 8, 10, 13, 14];

/** Publishes with a deadline of its own: the client would go on for ten minutes. One batch queue per topic. */
export class TopicPublisher {
  private readonly topics = new Map<string, Topic>();
  private readonly pending = new Set<Promise<unknown>>();
  private readonly held = new HeldKeys();

  constructor(
    private readonly pubsub: PubSub,
    private readonly options: Pick<PubSubClientOptions, 'batching'> & {
      readonly publishTimeoutMs: number;
      /** Called when the broker says that there is no such topic. */
      readonly onMissing: (topic: string) => void;
    },
  ) {}

  /** Resolves with the broker's message id. @throws PubSubPublishError */
  async publish(message: OutgoingMessage): Promise<string> {
    const { topic, pattern, data, attributes, orderingKey, timeoutMs } = message;
    if (this.held.has(topic, orderingKey)) {
      const detail = 'its ordering key is held after a failure; repeat what failed after resumePublishing()';
      throw new PubSubPublishError('HELD', topic, pattern, detail);
    }
    const published = this.getTopic(topic).publishMessage({ data, attributes, orderingKey });
    // First, so that nothing published after the failure is known can slip past it.
    published.catch((error: unknown) => this.onRefused(message, error));
    this.track(published);
    try {
      const result = await withDeadline(published, timeoutMs);
      if (!result.timedOut) return result.value;
    } catch (error) {
      throw new PubSubPublishError('REFUSED', topic, pattern, describeGrpcError(error), { cause: error });
    }
    this.held.add(topic, orderingKey);
    throw new PubSubPublishError('TIMEOUT', topic, pattern, `no confirmation within ${timeoutMs} ms`);
  }

  /** Lets a held ordering key go on. Without effect on a key that is not held. */
  resume(topic: string, orderingKey: string): void {
    if (this.held.delete(topic, orderingKey)) this.getTopic(topic).resumePublishing(orderingKey);
  }

  /** Sends what is collected and waits for every confirmation under way. */
  async flush(): Promise<void> {
    await Promise.all([...this.topics.values()].map((topic) => topic.flush()));
    await Promise.allSettled([...this.pending]);
  }

  private onRefused({ topic, orderingKey }: OutgoingMessage, error: unknown): void {
    this.held.add(topic, orderingKey);
    if (findGrpcStatus(error) === GRPC_STATUS.NOT_FOUND) this.options.onMissing(topic);
  }

  private getTopic(name: string): Topic {
    const known = this.topics.get(name);
    if (known) return known;
    const topic = this.pubsub.topic(name, this.publishOptions());
    this.topics.set(name, topic);
    return topic;
  }

  private publishOptions(): PublishOptions {
    const timeout = this.options.publishTimeoutMs;
    return {
      batching: { maxMilliseconds: 1, maxMessages: 100, ...this.options.batching },
      gaxOpts: {
        isBundling: false,
        // Without the bound the client delivers, minutes later, what the caller was told has failed.
        retry: {
          retryCodes: RETRIED_CODES,
          backoffSettings: {
            initialRetryDelayMillis: 50,
            retryDelayMultiplier: 2,
            maxRetryDelayMillis: 1_000,
            initialRpcTimeoutMillis: timeout,
            rpcTimeoutMultiplier: 1,
            maxRpcTimeoutMillis: timeout,
            totalTimeoutMillis: timeout,
          },
        },
      },
    };
  }

  private track(published: Promise<unknown>): void {
    const done = published.then(
      () => undefined,
      () => undefined,
    );
    this.pending.add(done);
    void done.then(() => this.pending.delete(done));
  }
}
