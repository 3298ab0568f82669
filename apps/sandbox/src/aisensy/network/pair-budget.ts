const BURST = 45;
const REFILL_MS = 6_000;

/** WhatsApp's pair rate: 45 messages at once to one customer, then one per 6 s. */
export class PairBudget {
  private left = BURST;
  private at = 0;

  /** Takes one message out of the budget. @returns false when there is none left at `now` (ms). */
  spend(now: number): boolean {
    this.left = Math.min(BURST, this.left + (now - this.at) / REFILL_MS);
    this.at = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
