import type { BatchPublishOptions } from '@google-cloud/pubsub';
import type { PubSubConnectionOptions } from '../connection/connection.options';

/** Options of {@link PubSubClient}. */
export interface PubSubClientOptions extends PubSubConnectionOptions {
  /** Topic of messages that name none. */
  readonly topic: string;
  /** How long an emit waits for the broker's confirmation, in milliseconds. Default 10 000. */
  readonly publishTimeoutMs?: number;
  /** How messages are collected before they are sent. Default: at most 1 ms, 100 messages. */
  readonly batching?: BatchPublishOptions;
  /** Attribute that holds the pattern. Default `pattern`. */
  readonly patternAttribute?: string;
}
