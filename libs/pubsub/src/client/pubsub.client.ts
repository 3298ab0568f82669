import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import { ClientProxy, type ReadPacket, type WritePacket } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import { createPubSub, type OwnedPubSub } from '../connection/create-pubsub';
import { withDeadline } from '../connection/deadline';
import { probe, singleAttempt, type ProbeResult } from '../connection/probe';
import { PublishTelemetry, type PublishedWork } from '../telemetry/publish-telemetry';
import { injectTraceContext } from '../trace/trace-context';
import type { PubSubClientOptions } from './pubsub-client.options';
import { PubSubPublishError } from './pubsub-publish.error';
import type { PubSubPublishOptions } from './pubsub-publish.options';
import { PubSubRecord } from './pubsub-record';
import { TopicPublisher } from './topic-publisher';

const DEFAULT_TIMEOUT_MS = 10_000;
const CLOSE_TIMEOUT_MS = 3_000;
const NO_OPTIONS: PubSubPublishOptions = {};

/** Events of {@link PubSubClient.on}. */
export type PubSubClientEvents = {
  /** The broker says that there is no such topic. */
  missing: (topic: string) => void;
};

/**
 * Publishes events. `emit` and {@link publish} resolve with the broker's message id, or fail with a
 * {@link PubSubPublishError} within the timeout. There is no request/reply: `send` always fails.
 */
@Injectable()
export class PubSubClient extends ClientProxy<PubSubClientEvents> {
  private readonly connection: OwnedPubSub;
  private readonly publisher: TopicPublisher;
  private readonly events = new EventEmitter();
  private readonly telemetry = new PublishTelemetry();
  private readonly publishTimeoutMs: number;
  private closing?: Promise<void>;

  constructor(private readonly options: PubSubClientOptions) {
    super();
    this.connection = createPubSub(options);
    this.publishTimeoutMs = options.publishTimeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.publisher = new TopicPublisher(this.connection.pubsub, {
      batching: options.batching,
      publishTimeoutMs: this.publishTimeoutMs,
      onMissing: (topic) => this.events.emit('missing', topic),
    });
  }

  /** The channel connects with the first publish; nothing to do, nothing to fail. */
  connect(): Promise<void> {
    return Promise.resolve();
  }

  /** `emit` as a promise: publishes JSON and resolves with the message id. @throws PubSubPublishError */
  publish(pattern: string, data: unknown, options?: PubSubPublishOptions): Promise<string>;
  /** What Nest calls for `send`; answers that there is no such thing. */
  publish(packet: ReadPacket, callback: (packet: WritePacket) => void): () => void;
  publish(
    first: string | ReadPacket,
    second: unknown,
    options?: PubSubPublishOptions,
  ): Promise<string> | (() => void) {
    if (typeof first === 'string') {
      return this.sendPacket(this.createPacket(first, second), second, options ?? NO_OPTIONS);
    }
    (second as (packet: WritePacket) => void)({ err: sendIsUnsupported(), isDisposed: true });
    return () => undefined;
  }

  override send<TResult>(): Observable<TResult> {
    return throwError(sendIsUnsupported);
  }

  /** Whether the broker answers and the topic exists, in one call of at most `timeoutMs` milliseconds. Never rejects. */
  async checkConnection(timeoutMs = 2_000): Promise<ProbeResult> {
    const topic = this.connection.pubsub.topic(this.options.topic);
    const result = await probe(topic.getMetadata(singleAttempt(timeoutMs)), timeoutMs);
    if (result.state === 'missing') this.events.emit('missing', this.options.topic);
    return result;
  }

  /**
   * Goes on with an ordering key after a publish of it failed: until then every publish of the key fails with
   * `PUBSUB.PUBLISH_HELD`, since sending it would leave a gap. Repeat what failed first.
   * @param topic default: the client's
   */
  resumePublishing(orderingKey: string, topic = this.options.topic): void {
    this.publisher.resume(topic, orderingKey);
  }

  override on<Event extends keyof PubSubClientEvents>(
    event: Event,
    callback: PubSubClientEvents[Event],
  ): void {
    this.events.on(event, callback);
  }

  /** Sends what is collected, then closes the connection this client opened; gives up after 3 s. Idempotent. */
  async close(): Promise<void> {
    this.closing ??= this.runClose();
    return this.closing;
  }

  /** The `PubSub` client. */
  unwrap<T>(): T {
    return this.connection.pubsub as T;
  }

  /** Nest's hook for modules that own a client. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  protected dispatchEvent<T = string>(packet: ReadPacket): Promise<T> {
    const { data } = packet as ReadPacket<unknown>;
    const sent =
      data instanceof PubSubRecord
        ? this.sendPacket(packet, data.data, data.options)
        : this.sendPacket(packet, data, NO_OPTIONS);
    return sent as Promise<T>;
  }

  /** Not async: the publisher's promise is the only one a message needs. Whatever is thrown rejects it all the same. */
  private sendPacket(packet: ReadPacket, body: unknown, options: PubSubPublishOptions): Promise<string> {
    try {
      const { topic = this.options.topic } = options;
      const pattern = this.normalizePattern(packet.pattern as string);
      if (!topic) throw new PubSubPublishError('REFUSED', topic, pattern, 'no topic is configured or named');
      if (this.closing) throw new PubSubPublishError('CLOSED', topic, pattern, 'the client is closed');
      const data = Buffer.from(JSON.stringify(body));
      const work = { topic, pattern, bytes: data.length };
      return this.telemetry.isIdle()
        ? this.sendData(packet, work, data, options)
        : this.telemetry.run(work, () => this.sendData(packet, work, data, options));
    } catch (error) {
      return Promise.reject(
        error instanceof Error ? error : new Error('Publishing failed.', { cause: error }),
      );
    }
  }

  /** Within the span, if there is one: the attributes carry it. */
  private sendData(
    packet: ReadPacket,
    { topic, pattern }: PublishedWork,
    data: Buffer,
    options: PubSubPublishOptions,
  ): Promise<string> {
    const { orderingKey, timeoutMs = this.publishTimeoutMs } = options;
    const attributes = this.toAttributes(packet, pattern, options);
    return this.publisher.publish({ topic, pattern, data, attributes, orderingKey, timeoutMs });
  }

  private toAttributes(
    { metadata }: ReadPacket,
    pattern: string,
    { attributes }: PubSubPublishOptions,
  ): Record<string, string> {
    const all: Record<string, string> = injectTraceContext();
    if (metadata) Object.assign(all, metadata);
    if (attributes) Object.assign(all, attributes);
    all[this.options.patternAttribute ?? 'pattern'] = pattern;
    return all;
  }

  private async runClose(): Promise<void> {
    const work = this.publisher.flush().then(() => {
      return this.connection.owned ? this.connection.pubsub.close() : undefined;
    });
    // Nothing is left to be told by then: every publisher has its own result.
    await withDeadline(work, CLOSE_TIMEOUT_MS).catch(() => undefined);
  }
}

function sendIsUnsupported(): Error {
  return new Error('PubSubClient has no request/reply. Use emit() or publish(), and answer with an event.');
}
