/** DI token of {@link Clock}. */
export const CLOCK = Symbol('CLOCK');

/** Wall clock and timers of a process. Decisions about conversations use the database's clock instead. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
