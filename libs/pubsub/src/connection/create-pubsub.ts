import type { ClientConfig, PubSub } from '@google-cloud/pubsub';
import type { PubSubConnectionOptions } from './connection.options';
import { KnownProjectPubSub } from './known-project-pubsub';

/** The library's channel defaults back off for up to two minutes and ping every five: too slow to notice a recovery. */
const CHANNEL_OPTIONS = {
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 5_000,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 10_000,
};

/** A client and whether this package has to close it. */
export interface OwnedPubSub {
  readonly pubsub: PubSub;
  readonly owned: boolean;
}

/** Opens nothing yet: the channel connects with the first call. */
export function createPubSub(options: PubSubConnectionOptions): OwnedPubSub {
  if (options.client) return { pubsub: options.client, owned: false };
  const config: ClientConfig = { projectId: options.projectId, ...CHANNEL_OPTIONS };
  if (options.emulatorHost) config.apiEndpoint = options.emulatorHost;
  return { pubsub: new KnownProjectPubSub(config), owned: true };
}
