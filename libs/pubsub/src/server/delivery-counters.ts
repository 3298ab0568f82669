/** What became of the deliveries of one process since it started. */
export interface DeliveryCounts {
  /** Handled to the end and acknowledged. */
  readonly handled: number;
  /** Of another subscription of the topic, acknowledged unseen. */
  readonly foreign: number;
  /** Given back for another attempt, failed parkings included. */
  readonly retried: number;
  /** Put on the dead-letter topic and acknowledged. */
  readonly parked: number;
  /** Should have been parked but could not be; given back. */
  readonly parkFailed: number;
  /** Given back because a drain ran out of time. */
  readonly aborted: number;
  /** Settled here, but the broker did not confirm (exactly-once subscriptions only say so). */
  readonly unconfirmed: number;
}

/** Counts deliveries by what became of them. */
export class DeliveryCounters {
  private readonly counts: Record<keyof DeliveryCounts, number> = {
    handled: 0,
    foreign: 0,
    retried: 0,
    parked: 0,
    parkFailed: 0,
    aborted: 0,
    unconfirmed: 0,
  };

  add(kind: keyof DeliveryCounts, amount = 1): void {
    this.counts[kind] += amount;
  }

  snapshot(): DeliveryCounts {
    return { ...this.counts };
  }
}
