import { setTimeout as sleep } from 'node:timers/promises';
import {
  Duration,
  SubscriptionCloseBehaviors,
  type Message,
  type PubSub,
  type Subscription,
  type SubscriptionOptions,
} from '@google-cloud/pubsub';
import { backoffDelay } from '../connection/backoff';
import { describeGrpcError, findGrpcStatus, GRPC_STATUS } from '../connection/grpc-status';
import { probe, singleAttempt } from '../connection/probe';
import type { PubSubSubscriptionOptions } from './pubsub-server.options';

/** `connected` means: the broker answers and the stream has not been refused. */
export type StreamState = 'connecting' | 'connected' | 'reconnecting' | 'closed';

/** What the server knows about the time a message may take. */
export interface StreamLimits {
  readonly drainBudgetMs: number;
  /** Seconds. */
  readonly findAckDeadline: () => number | undefined;
}

/** What a stream tells its server. */
export interface StreamListener {
  readonly onMessage: (message: Message) => void;
  readonly onState: (state: StreamState, reason?: string) => void;
  readonly onError: (error: Error) => void;
  /** The broker says that there is no such subscription. */
  readonly onMissing: () => void;
}

const PROBE_TIMEOUT_MS = 3_000;
const MIN_BACKOFF_MS = 200;
const MAX_BACKOFF_MS = 5_000;
/** A stream that was refused once is believed only after it has lived this long. */
const TRUST_AFTER_MS = 1_000;
/** The client nacks by itself in its last second; ours must come first. */
const CLIENT_CLOSE_MARGIN_MS = 3_000;

/** One subscription being pulled, and pulled again after the client has given up on it. */
export class SubscriptionStream {
  private current?: Subscription;
  private state: StreamState = 'connecting';
  private reason?: string;
  private failures = 0;
  private probing = false;
  private readonly retiring = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly pubsub: PubSub,
    private readonly options: PubSubSubscriptionOptions,
    private readonly limits: StreamLimits,
    private readonly listener: StreamListener,
  ) {}

  get health(): { readonly name: string; readonly state: StreamState; readonly reason?: string } {
    return { name: this.options.name, state: this.state, reason: this.reason };
  }

  open(): void {
    if (this.stopping.signal.aborted) return;
    const subscription = this.pubsub.subscription(this.options.name, this.clientOptions());
    this.current = subscription;
    subscription
      .on('message', (message: Message) => this.listener.onMessage(message))
      .on('error', (error: Error) => this.onError(subscription, error))
      // The only sign that the client is retrying by itself: it emits no error then.
      .on('debug', () => void this.verify(subscription))
      .on('close', () => this.replace(subscription, 'the stream was closed'));
    void this.verify(subscription);
  }

  /** No message arrives after this call. Resolves when the client has sent its settlements; may never (callers race it). */
  async stop(): Promise<void> {
    if (!this.stopping.signal.aborted) {
      this.stopping.abort();
      this.change('closed');
    }
    if (this.current) this.retire(this.current);
    this.current = undefined;
    await Promise.all(this.retiring);
  }

  private clientOptions(): SubscriptionOptions {
    const seconds = this.limits.findAckDeadline();
    return {
      ...(seconds === undefined ? {} : { minAckDeadline: Duration.from({ seconds }) }),
      flowControl: { maxMessages: this.options.maxMessages ?? 100, allowExcessMessages: true },
      batching: { maxMilliseconds: this.options.ackBatchMs ?? 10 },
      // One HTTP/2 connection carries about a hundred streams; the default of five stalls the 21st subscription.
      streamingOptions: { maxStreams: 1, retryMaxBackoff: Duration.from({ milliseconds: MAX_BACKOFF_MS }) },
      closeOptions: {
        behavior: SubscriptionCloseBehaviors.WaitForProcessing,
        timeout: Duration.from({ milliseconds: this.limits.drainBudgetMs + CLIENT_CLOSE_MARGIN_MS }),
      },
    };
  }

  private onError(failed: Subscription, error: Error): void {
    this.listener.onError(error);
    if (findGrpcStatus(error) === GRPC_STATUS.NOT_FOUND) this.listener.onMissing();
    this.replace(failed, describeGrpcError(error));
  }

  /**
   * The client never reopens a stream that ended with a code it does not retry. The old one is left to
   * finish on its own: it still carries the acknowledgements of what is being handled.
   */
  private replace(failed: Subscription, reason: string): void {
    if (!this.isCurrent(failed)) return;
    this.current = undefined;
    this.retire(failed);
    this.change('reconnecting', reason);
    const delay = backoffDelay(this.failures, MIN_BACKOFF_MS, MAX_BACKOFF_MS);
    this.failures += 1;
    void this.pause(delay).then(() => this.open());
  }

  private retire(subscription: Subscription): void {
    const closed = subscription
      .close()
      .catch((error: unknown) =>
        this.listener.onError(error instanceof Error ? error : new Error('close failed')),
      )
      .finally(() => this.retiring.delete(closed));
    this.retiring.add(closed);
  }

  private async verify(subscription: Subscription): Promise<void> {
    if (this.probing) return;
    this.probing = true;
    try {
      if (this.failures > 0) await this.pause(TRUST_AFTER_MS);
      for (let attempt = 0; this.isCurrent(subscription); attempt += 1) {
        const result = await probe(
          subscription.getMetadata(singleAttempt(PROBE_TIMEOUT_MS)),
          PROBE_TIMEOUT_MS + 500,
        );
        if (!this.isCurrent(subscription)) return;
        if (result.state === 'reachable') return this.trust();
        if (result.state === 'missing') this.listener.onMissing();
        this.change(
          'reconnecting',
          result.state === 'missing' ? 'the subscription does not exist' : result.reason,
        );
        await this.pause(backoffDelay(attempt, MIN_BACKOFF_MS, MAX_BACKOFF_MS));
      }
    } finally {
      this.probing = false;
      // A stream opened while an older one was being looked at would otherwise never be vouched for.
      if (this.current && this.current !== subscription) void this.verify(this.current);
    }
  }

  private isCurrent(subscription: Subscription): boolean {
    return !this.stopping.signal.aborted && this.current === subscription;
  }

  private trust(): void {
    this.failures = 0;
    this.change('connected');
  }

  private change(state: StreamState, reason?: string): void {
    if (this.state === 'closed') return;
    this.reason = reason;
    if (state === this.state) return;
    this.state = state;
    this.listener.onState(state, reason);
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
