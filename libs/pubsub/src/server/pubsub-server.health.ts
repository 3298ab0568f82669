import type { TopologyState } from '../topology/topology-keeper';
import type { DeliveryCounts } from './delivery-counters';
import type { StreamState } from './subscription-stream';

/** What a server knows about itself. */
export interface PubSubServerHealth {
  /** Messages can be handled: listening, not draining, streams up, topology in place. */
  readonly ready: boolean;
  /** One sentence on why it is not ready. */
  readonly message?: string;
  readonly draining: boolean;
  readonly inFlight: number;
  readonly subscriptions: readonly {
    readonly name: string;
    readonly state: StreamState;
    readonly reason?: string;
  }[];
  readonly topology?: TopologyState;
  readonly counts: DeliveryCounts;
}
