import type { StoredMessage } from '../delivery/stored-message';
import type { WireDuration } from '../wire/pubsub.schema';

export interface SnapshotResource {
  name: string;
  topic: string;
  expireTime: WireDuration | null;
  labels: Record<string, string>;
}

/** What a subscription owed at one moment. */
export interface Snapshot {
  resource: SnapshotResource;
  readonly unacked: readonly StoredMessage[];
  /** Messages with a higher sequence were published after the snapshot. */
  readonly takenAtSequence: number;
}
