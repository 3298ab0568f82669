import type { Settlement } from '../server/outcome';

/** What became of a delivery, as metrics say it. `given_back`: it never reached a handler. */
export type DeliveryResult =
  'handled' | 'foreign' | 'retried' | 'parked' | 'park_failed' | 'aborted' | 'given_back';

/** A settlement with its reason. */
export interface Conclusion {
  readonly settlement: Settlement;
  readonly result: DeliveryResult;
  /** Stable part of the error; never its message. */
  readonly errorType?: string;
}
