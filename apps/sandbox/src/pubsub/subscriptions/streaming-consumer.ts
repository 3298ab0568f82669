import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { Consumer, Delivery } from '../delivery/consumer';
import type { PendingMessage } from '../delivery/pending-message';
import type { ReceivedMessage, StreamingPullRequest, StreamingPullResponse } from '../wire/pubsub.schema';
import type { StatusError } from '../wire/status.error';
import { toReceivedMessage } from './received-message';
import type { Subscription } from './subscription';

export type PullStream = ServerDuplexStream<StreamingPullRequest, StreamingPullResponse>;

const MAX_RESPONSE_MESSAGES = 500;
const MAX_RESPONSE_BYTES = 1_000_000;

/** One StreamingPull connection with its own flow control. */
export class StreamingConsumer implements Consumer {
  readonly kind = 'stream';
  closed = false;
  private readonly maxMessages: number;
  private readonly maxBytes: number;
  private readonly heartbeat: NodeJS.Timeout | undefined;
  private outstandingMessages = 0;
  private outstandingBytes = 0;
  private collected: ReceivedMessage[] = [];
  private collectedBytes = 0;
  /** HTTP/2 has enough to send; more would only pile up here. */
  private congested = false;
  private deadlineSeconds: number;

  /** @param heartbeatMs pause between the empty answers that keep an idle stream alive. */
  constructor(
    private readonly stream: PullStream,
    private readonly subscription: Subscription,
    first: StreamingPullRequest,
    heartbeatMs: number,
  ) {
    this.maxMessages = first.maxOutstandingMessages > 0 ? first.maxOutstandingMessages : Infinity;
    this.maxBytes = first.maxOutstandingBytes > 0 ? first.maxOutstandingBytes : Infinity;
    this.deadlineSeconds = first.streamAckDeadlineSeconds;
    if (first.protocolVersion >= 1) {
      this.heartbeat = setInterval(() => this.keepAlive(), heartbeatMs);
      this.heartbeat.unref();
    }
    stream.on('drain', () => {
      this.congested = false;
      subscription.wake();
    });
    this.write({});
    subscription.attach(this);
  }

  get ackDeadlineMs(): number {
    return this.deadlineSeconds * 1000;
  }

  set ackDeadlineSeconds(seconds: number) {
    this.deadlineSeconds = seconds;
  }

  hasRoom(): boolean {
    return (
      !this.congested && this.outstandingMessages < this.maxMessages && this.outstandingBytes < this.maxBytes
    );
  }

  deliver(delivery: Delivery): void {
    const { size } = delivery.pending.message;
    this.outstandingMessages += 1;
    this.outstandingBytes += size;
    this.collected.push(toReceivedMessage(delivery));
    this.collectedBytes += size;
    const full = this.collected.length >= MAX_RESPONSE_MESSAGES || this.collectedBytes >= MAX_RESPONSE_BYTES;
    if (full) this.flush();
  }

  flush(): void {
    if (this.collected.length === 0) return;
    const receivedMessages = this.collected;
    this.collected = [];
    this.collectedBytes = 0;
    this.write({ receivedMessages });
  }

  release(pending: PendingMessage): void {
    this.outstandingMessages -= 1;
    this.outstandingBytes -= pending.message.size;
  }

  /** Answers a client's ping, so that it knows the stream to be alive. */
  keepAlive(): void {
    if (!this.congested) this.write({});
  }

  confirm(response: StreamingPullResponse): void {
    this.write(response);
  }

  end(reason: StatusError): void {
    if (!this.close()) return;
    this.stream.emit('error', reason);
  }

  /** The client is gone, or has said that it is done. */
  disconnect(): void {
    if (this.close()) this.stream.end();
  }

  private write(response: StreamingPullResponse): void {
    if (this.closed) return;
    const { enableExactlyOnceDelivery, enableMessageOrdering } = this.subscription.resource;
    const ready = this.stream.write({
      ...response,
      subscriptionProperties: {
        exactlyOnceDeliveryEnabled: enableExactlyOnceDelivery,
        messageOrderingEnabled: enableMessageOrdering,
      },
    });
    if (!ready) this.congested = true;
  }

  private close(): boolean {
    if (this.closed) return false;
    this.closed = true;
    clearInterval(this.heartbeat);
    this.subscription.detach(this);
    return true;
  }
}
