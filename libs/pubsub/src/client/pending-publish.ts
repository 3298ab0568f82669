import { describeGrpcError } from '../connection/grpc-status';
import type { Expiring, SharedDeadline } from '../connection/shared-deadline';
import type { OutgoingMessage } from './outgoing-message';
import { PubSubPublishError } from './pubsub-publish.error';

/** What a publish under way tells its publisher. */
export interface PublishListener {
  /** The caller was told that it failed for want of time; the broker may still have it, or get it. */
  readonly onTimeout: (message: OutgoingMessage) => void;
  readonly onRefused: (message: OutgoingMessage, error: unknown) => void;
  /** The client has done with it, confirmed or not; may be long after the timeout. */
  readonly onEnd: () => void;
}

/**
 * One publish until the broker confirms it or its time is over. One object instead of a chain of promises: thousands
 * may be under way, and every object that lives as long as a round trip is copied by the collector meanwhile.
 */
export class PendingPublish implements Expiring {
  expiresAt = 0;
  previous?: Expiring;
  next?: Expiring;
  private waiting = true;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly message: OutgoingMessage,
    private readonly shared: SharedDeadline,
    private readonly listener: PublishListener,
    private readonly resolve: (id: string) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    const { timeoutMs } = message;
    if (timeoutMs === shared.ms) shared.add(this);
    else this.timer = setTimeout(() => this.expire(), timeoutMs);
  }

  /** The client's answer: an error, or the id. */
  end(error: unknown, id: string | null | undefined): void {
    this.listener.onEnd();
    // Before the caller knows, so that nothing published after the failure is known can slip past it.
    if (error) this.listener.onRefused(this.message, error);
    if (!this.waiting) return;
    this.stopWaiting();
    if (!error) return this.resolve(id ?? '');
    this.fail('REFUSED', describeGrpcError(error), error);
  }

  expire(): void {
    this.waiting = false;
    this.listener.onTimeout(this.message);
    this.fail('TIMEOUT', `no confirmation within ${this.message.timeoutMs} ms`);
  }

  private stopWaiting(): void {
    this.waiting = false;
    if (this.timer) clearTimeout(this.timer);
    else this.shared.remove(this);
  }

  private fail(failure: 'REFUSED' | 'TIMEOUT', detail: string, cause?: unknown): void {
    const { topic, pattern } = this.message;
    this.reject(new PubSubPublishError(failure, topic, pattern, detail, { cause }));
  }
}
