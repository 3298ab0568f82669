/** Limits of the turn engine. All times in milliseconds. */
export interface TurnOptions {
  /** Unique per process; names the lease holder. */
  owner: string;
  /** Turns at once in this process. */
  concurrency: number;
  /** Longest work for one delivery; what remains is woken again. Below the ack deadline and the request timeout. */
  budgetMs: number;
  leaseMs: number;
  watchEveryMs: number;
  /** Failed attempts until the customer gets the fallback. */
  maxAttempts: number;
  /** Times newer input may abort one answer, and the age of the oldest question that ends all aborting. */
  maxAborts: number;
  maxAnswerDelayMs: number;
}

/** Defaults of design §5. */
export const DEFAULT_TURN_OPTIONS: Omit<TurnOptions, 'owner'> = {
  concurrency: 20,
  budgetMs: 120_000,
  leaseMs: 30_000,
  watchEveryMs: 150,
  maxAttempts: 4,
  maxAborts: 2,
  maxAnswerDelayMs: 20_000,
};
