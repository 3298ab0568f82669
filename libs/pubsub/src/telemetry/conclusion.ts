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
  /** How long the handler's error asked to wait before the next attempt, in milliseconds. */
  readonly retryAfterMs?: number;
}

export const HANDLED: Conclusion = { settlement: 'ack', result: 'handled' };
export const FOREIGN: Conclusion = { settlement: 'ack', result: 'foreign' };
/** The drain budget was spent before the handlers had ended. */
export const ABORTED: Conclusion = { settlement: 'nack', result: 'aborted', errorType: 'aborted' };
/** It never reached a handler. */
export const GIVEN_BACK: Conclusion = { settlement: 'nack', result: 'given_back' };
