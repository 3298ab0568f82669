/** What happened on a subscription since it was created. */
export interface SubscriptionCounters {
  delivered: number;
  /** Deliveries of a message that had been delivered before. */
  redelivered: number;
  acked: number;
  nacked: number;
  /** Ack deadlines that ran out. */
  expired: number;
  deadLettered: number;
  /** Messages that the filter kept out. */
  filtered: number;
  /** Acknowledgements lost by the `dropAcks` fault. */
  droppedAcks: number;
  /** Acknowledgements for a lease that had ended. */
  staleAcks: number;
}

export function zeroCounters(): SubscriptionCounters {
  return {
    delivered: 0,
    redelivered: 0,
    acked: 0,
    nacked: 0,
    expired: 0,
    deadLettered: 0,
    filtered: 0,
    droppedAcks: 0,
    staleAcks: 0,
  };
}
