import type { OrderedKey } from './ordered-key';
import type { StoredMessage } from './stored-message';

/** A message that one subscription still owes its consumers. */
export class PendingMessage {
  /** Nacks and expired ack deadlines so far; the delivery attempt is this plus one. */
  failures = 0;
  deliveries = 0;
  /** Set between delivery and settlement. */
  ackId: string | undefined;
  /** Acknowledged while an earlier message of the same ordering key was not. */
  ackedEarly = false;
  /** Set on subscriptions that order, for messages with an ordering key. */
  key: OrderedKey | undefined;

  constructor(
    readonly message: StoredMessage,
    /** Not delivered before this moment of the monotonic clock. */
    public notBefore: number,
  ) {}
}
