/** What the broker is told. */
export type Settlement = 'ack' | 'nack';

/** Reasons this package itself gives for parking; a handler's error brings its own `code`. */
export type ParkReason = 'UNDECODABLE' | 'NO_PATTERN' | 'NO_HANDLER' | 'INVALID_PAYLOAD';

/** What came of one delivery, before it is settled. */
export type Outcome =
  | { readonly kind: 'handled' }
  | { readonly kind: 'foreign' }
  /** `afterMs`: how long the error asked to wait. */
  | { readonly kind: 'retry'; readonly error: unknown; readonly afterMs?: number }
  | { readonly kind: 'park'; readonly reason: string; readonly error?: unknown };
