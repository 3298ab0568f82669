/** What became of each ack id of a request. */
export interface AckReport {
  readonly accepted: string[];
  /** Unknown, settled before or expired. */
  readonly invalid: string[];
  /** Exactly-once with ordering: an earlier message of the key is not acknowledged yet. */
  readonly unordered: string[];
  /** Worth another try. */
  readonly temporary: string[];
}

export function emptyAckReport(): AckReport {
  return { accepted: [], invalid: [], unordered: [], temporary: [] };
}
