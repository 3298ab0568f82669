import type { PubSubClientOptions } from './client/pubsub-client.options';
import type { PubSubConnectionOptions } from './connection/connection.options';
import type { PubSubServerOptions } from './server/pubsub-server.options';
import type { TopologyOptions } from './topology/topology.options';

/** Options of {@link PubSubModule}. The connection is said once; client and server each open their own. */
export interface PubSubModuleOptions extends Omit<PubSubConnectionOptions, 'client'> {
  /** Present in a process that publishes. */
  readonly client?: Omit<PubSubClientOptions, keyof PubSubConnectionOptions>;
  /** Present in a process that consumes. */
  readonly server?: Omit<PubSubServerOptions, keyof PubSubConnectionOptions | 'topology'>;
  /** Created or checked by the server, or by the module in a process that only publishes. */
  readonly topology?: TopologyOptions;
}
