import type { Consumer, Delivery } from '../delivery/consumer';
import type { ReceivedMessage } from '../wire/pubsub.schema';
import type { StatusError } from '../wire/status.error';
import { toReceivedMessage } from './received-message';
import type { Subscription } from './subscription';

export interface PullRequest {
  maxMessages: number;
  returnImmediately: boolean;
}

/** One unary Pull: answers as soon as there is something, or empty when its time is over. */
export class PullConsumer implements Consumer {
  readonly kind = 'pull';
  readonly answer: Promise<ReceivedMessage[]>;
  closed = false;
  private readonly collected: ReceivedMessage[] = [];
  private readonly timer: NodeJS.Timeout;
  private settle!: { resolve: (messages: ReceivedMessage[]) => void; reject: (error: Error) => void };

  /** @param waitMs how long to wait for a first message. */
  constructor(
    private readonly subscription: Subscription,
    private readonly request: PullRequest,
    waitMs: number,
  ) {
    this.answer = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    this.timer = setTimeout(() => this.finish(), waitMs);
    subscription.attach(this);
  }

  get ackDeadlineMs(): number {
    return this.subscription.resource.ackDeadlineSeconds * 1000;
  }

  hasRoom(): boolean {
    return this.collected.length < this.request.maxMessages;
  }

  deliver(delivery: Delivery): void {
    this.collected.push(toReceivedMessage(delivery));
  }

  flush(): void {
    if (this.collected.length > 0 || this.request.returnImmediately) this.finish();
  }

  release(): void {
    // A pull that was answered has no room to free.
  }

  end(reason: StatusError): void {
    if (!this.close()) return;
    this.settle.reject(reason);
  }

  /** Answers with what there is. */
  finish(): void {
    if (!this.close()) return;
    this.settle.resolve(this.collected);
  }

  private close(): boolean {
    if (this.closed) return false;
    this.closed = true;
    clearTimeout(this.timer);
    this.subscription.detach(this);
    return true;
  }
}
