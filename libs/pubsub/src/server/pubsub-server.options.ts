import type { PubSubConnectionOptions } from '../connection/connection.options';
import type { TopologyOptions } from '../topology/topology.options';

/** One subscription the server pulls, and which of its handlers listen to it. */
export interface PubSubSubscriptionOptions {
  readonly name: string;
  /** What handlers name in `extras.subscription`; the name itself when absent. */
  readonly key?: string;
  /** Patterns its filter lets through. Used to tell another subscription's message from one nobody handles. */
  readonly patterns?: readonly string[];
  /** Pattern of messages without the pattern attribute, for publishers that do not know of it. */
  readonly defaultPattern?: string;
  /** Messages handled at once. Default 100. */
  readonly maxMessages?: number;
  /** How long acknowledgements are collected, in milliseconds. Default 10; the client's own is 100. */
  readonly ackBatchMs?: number;
  /** Shortest lease asked for, in seconds, 10 to 600. Default: the client adapts it, from 10 s. */
  readonly ackDeadlineSeconds?: number;
  /**
   * Longest wait before a retry that an error may ask for by `retryAfterMs`, in milliseconds. Default 60000. At most half
   * of `maxMessages` wait at once. Pull only: in push the subscription's retry policy decides.
   */
  readonly maxRetryHoldMs?: number;
  /** Handle messages of one ordering key one after another. Default false. */
  readonly ordered?: boolean;
}

/** Options of {@link PubSubServer}. */
export interface PubSubServerOptions extends PubSubConnectionOptions {
  /** The first is the one of handlers that name none. Empty for push only. */
  readonly subscriptions: readonly PubSubSubscriptionOptions[];
  /** `false`: open no stream, wait for push. The subscriptions still route. Default true. */
  readonly pull?: boolean;
  /** Topic for messages that must not be tried again. Without it they are retried until the broker gives up. */
  readonly deadLetterTopic?: string;
  /** Attribute that holds the pattern. Default `pattern`. */
  readonly patternAttribute?: string;
  /** How long a shutdown waits for handlers, in milliseconds. Default 8000: Cloud Run kills after 10 s. */
  readonly drainBudgetMs?: number;
  /** Body to payload; a throw parks the message. Default: UTF-8 JSON. */
  readonly decode?: (data: Buffer, attributes: Readonly<Record<string, string>>) => unknown;
  /** What must exist, created or checked in the background after `listen`. */
  readonly topology?: TopologyOptions;
}
