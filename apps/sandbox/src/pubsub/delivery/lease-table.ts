import { randomBytes } from 'node:crypto';
import type { Consumer } from './consumer';
import { DelayWheel } from './delay-wheel';
import type { PendingMessage } from './pending-message';

/** A delivered message that its consumer has to settle before the deadline. */
export interface Lease {
  readonly ackId: string;
  readonly pending: PendingMessage;
  readonly consumer: Consumer;
}

/** The outstanding messages of one subscription, by ack id. */
export class LeaseTable {
  private readonly leases = new Map<string, Lease>();
  private readonly deadlines: DelayWheel<Lease>;
  /** Ack ids of another subscription, or of an earlier life of the broker, must not match. */
  private readonly prefix = randomBytes(6).toString('hex');
  private issued = 0;

  constructor(private readonly onExpired: (lease: Lease) => void) {
    this.deadlines = new DelayWheel((lease) => {
      if (this.end(lease)) this.onExpired(lease);
    });
  }

  get size(): number {
    return this.leases.size;
  }

  /** Whether some subscription of this broker may have given out this id: the rest is a caller's mistake. */
  static isWellFormed(ackId: string): boolean {
    return /^[0-9a-f]{12}-\d+$/.test(ackId);
  }

  /** Times are in milliseconds of the monotonic clock. */
  grant(pending: PendingMessage, consumer: Consumer, expiresAt: number): Lease {
    this.issued += 1;
    const lease: Lease = { ackId: `${this.prefix}-${this.issued}`, pending, consumer };
    pending.ackId = lease.ackId;
    this.leases.set(lease.ackId, lease);
    this.deadlines.schedule(lease, expiresAt);
    return lease;
  }

  find(ackId: string): Lease | undefined {
    return this.leases.get(ackId);
  }

  extend(lease: Lease, expiresAt: number): void {
    this.deadlines.schedule(lease, expiresAt);
  }

  /** Ends the lease and frees its consumer's room. False when it had ended already. */
  end(lease: Lease): boolean {
    if (!this.leases.delete(lease.ackId)) return false;
    this.deadlines.cancel(lease);
    lease.pending.ackId = undefined;
    lease.consumer.release(lease.pending);
    return true;
  }

  endAll(): void {
    for (const lease of [...this.leases.values()]) this.end(lease);
    this.deadlines.clear();
  }
}
