import type { StatusError } from '../wire/status.error';
import type { PendingMessage } from './pending-message';

/** One message on its way to one consumer. */
export interface Delivery {
  readonly ackId: string;
  readonly pending: PendingMessage;
  /** 0 without a dead-letter policy. */
  readonly attempt: number;
}

/** Whoever takes messages of a subscription: a stream, a single pull, or a push endpoint. */
export interface Consumer {
  /** To a push endpoint, the next message of an ordering key waits until the one before is settled. */
  readonly kind: 'stream' | 'pull' | 'push';
  readonly closed: boolean;
  /** How long this consumer may keep a message, in milliseconds. */
  readonly ackDeadlineMs: number;
  /** Whether flow control allows one more message. */
  hasRoom(): boolean;
  /** Collects a delivery; `flush` sends what was collected. */
  deliver(delivery: Delivery): void;
  flush(): void;
  /** A message of this consumer was settled or expired: its room is free again. */
  release(pending: PendingMessage): void;
  /** Ends the connection with this status. What it has stays leased until the deadline. */
  end(reason: StatusError): void;
}
