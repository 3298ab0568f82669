import type { PubSub } from '@google-cloud/pubsub';

/** How to reach the broker. */
export interface PubSubConnectionOptions {
  /** Google Cloud project that owns the topics and subscriptions. */
  readonly projectId: string;
  /** `host:port` of an emulator; absent means Google's service with default credentials. */
  readonly emulatorHost?: string;
  /** A client of your own. It is used as it is and never closed by this package. */
  readonly client?: PubSub;
}
