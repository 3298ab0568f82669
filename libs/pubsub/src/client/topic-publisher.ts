import type { PubSub, PublishOptions, Topic } from '@google-cloud/pubsub';
import { findGrpcStatus, GRPC_STATUS } from '../connection/grpc-status';
import { SharedDeadline } from '../connection/shared-deadline';
import { HeldKeys } from './held-keys';
import type { OutgoingMessage } from './outgoing-message';
import { PendingPublish, type PublishListener } from './pending-publish';
import { PubSubPublishError } from './pubsub-publish.error';
import type { PubSubClientOptions } from './pubsub-client.options';

/** gRPC codes after which the client tries again by itself, within the timeout. */
const RETRIED_CODES = [1, 2, 4, 8, 10, 13, 14];

/** Publishes with a deadline of its own: the client would go on for ten minutes. One batch queue per topic. */
export class TopicPublisher {
  private readonly topics = new Map<string, Topic>();
  private readonly held = new HeldKeys();
  private readonly deadline: SharedDeadline;
  private readonly listener: PublishListener;
  private underWay = 0;
  private onIdle?: () => void;

  constructor(
    private readonly pubsub: PubSub,
    private readonly options: Pick<PubSubClientOptions, 'batching'> & {
      readonly publishTimeoutMs: number;
      /** Called when the broker says that there is no such topic. */
      readonly onMissing: (topic: string) => void;
    },
  ) {
    this.deadline = new SharedDeadline(options.publishTimeoutMs);
    this.listener = {
      onTimeout: ({ topic, orderingKey }) => this.held.add(topic, orderingKey),
      onRefused: ({ topic, orderingKey }, error) => {
        this.held.add(topic, orderingKey);
        if (findGrpcStatus(error) !== GRPC_STATUS.NOT_FOUND) return;
        // Later: a listener that throws would keep the client from telling the rest of the batch.
        queueMicrotask(() => options.onMissing(topic));
      },
      onEnd: () => {
        this.underWay -= 1;
        if (this.underWay === 0) this.onIdle?.();
      },
    };
  }

  /** Resolves with the broker's message id. @throws PubSubPublishError */
  publish(message: OutgoingMessage): Promise<string> {
    return new Promise((resolve, reject) => {
      const { topic, pattern, data, attributes, orderingKey } = message;
      if (this.held.has(topic, orderingKey)) {
        const detail =
          'its ordering key is held after a failure; repeat what failed after resumePublishing()';
        throw new PubSubPublishError('HELD', topic, pattern, detail);
      }
      this.underWay += 1;
      const pending = new PendingPublish(message, this.deadline, this.listener, resolve, reject);
      try {
        // With a callback the client makes no promise of its own.
        this.getTopic(topic).publishMessage({ data, attributes, orderingKey }, (error, id) =>
          pending.end(error, id),
        );
      } catch (error) {
        pending.end(error, undefined);
      }
    });
  }

  /** Lets a held ordering key go on. Without effect on a key that is not held. */
  resume(topic: string, orderingKey: string): void {
    if (this.held.delete(topic, orderingKey)) this.getTopic(topic).resumePublishing(orderingKey);
  }

  /** Sends what is collected and waits for every confirmation under way. Nothing may be published meanwhile. */
  async flush(): Promise<void> {
    await Promise.all([...this.topics.values()].map((topic) => topic.flush()));
    if (this.underWay > 0) await new Promise<void>((resolve) => (this.onIdle = resolve));
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
}
