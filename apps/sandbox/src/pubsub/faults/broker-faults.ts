/** Status that a faulty broker answers a publish, or a settlement, with. */
export const CALL_ERRORS = [
  'UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'RESOURCE_EXHAUSTED',
  'INTERNAL',
  'PERMISSION_DENIED',
  'NOT_FOUND',
  'UNAUTHENTICATED',
] as const;

export type CallError = (typeof CALL_ERRORS)[number];

/** What the broker does wrong on purpose. Rates are from 0 (never) to 1 (always); absent means healthy. */
export interface BrokerFaults {
  /** Acknowledgements lost on the way; on exactly-once subscriptions they fail with a transient error. */
  dropAcks?: number;
  /** Messages that are delivered twice; never on exactly-once subscriptions. */
  duplicate?: number;
  /** Milliseconds between the publish and the first delivery. */
  delayMs?: number;
  /** Messages that arrive after later ones (up to 200 ms); never within an ordering key. */
  reorder?: number;
  /** Ack deadlines are cut to this many milliseconds, whatever the client asked for. */
  maxLeaseMs?: number;
  /** Every publish fails with this status and stores nothing. */
  publishError?: CallError;
  /** Every acknowledgement and change of an ack deadline fails with this status and changes nothing. */
  settleError?: CallError;
  /** Publishes that are stored, but answered UNAVAILABLE: the publisher's retry makes a second message. */
  losePublishResponses?: number;
  /** Every call is answered UNAVAILABLE, open streams are ended, nothing is pushed. */
  unavailable?: boolean;
  /** `true` ends all open streams once; a number ends them every so many milliseconds. */
  resetStreams?: boolean | number;
}
