/** Limits of the turn engine that are the process's, not a business's. All times in milliseconds. */
export interface TurnOptions {
  /** Unique per process; names the lease holder. */
  owner: string;
  /** Turns at once in this process. */
  concurrency: number;
  /** Longest wait for one of them; then another process is woken. */
  slotWaitMs: number;
  /** Longest work for one delivery; what remains is woken again. Below the ack deadline and the request timeout. */
  budgetMs: number;
  /** Longest a turn may think. Shorter than the budget, so that a model that hangs is a failure and no hand-over. */
  thinkMs: number;
  leaseMs: number;
  watchEveryMs: number;
  /** Quick tries before the customer hears that it takes longer, and the age of their message that ends them. */
  maxAttempts: number;
  tellAfterMs: number;
  /** Time between the patient tries afterwards, and when they end. */
  deferMs: number;
  giveUpAfterMs: number;
  /** Processes that may die over the same messages before these are given up. */
  maxCrashes: number;
}

/** Defaults of design §5. */
export const DEFAULT_TURN_OPTIONS: Omit<TurnOptions, 'owner'> = {
  concurrency: 20,
  slotWaitMs: 60_000,
  budgetMs: 120_000,
  thinkMs: 90_000,
  leaseMs: 30_000,
  watchEveryMs: 150,
  maxAttempts: 4,
  tellAfterMs: 60_000,
  deferMs: 60_000,
  giveUpAfterMs: 30 * 60_000,
  maxCrashes: 8,
};
