/** Bounds the turns of a process. Whoever waits has already recorded its message and holds no lease. */
export class TurnSlots {
  private readonly waiting = new Set<() => void>();
  private used = 0;

  constructor(private readonly size: number) {}

  get inUse(): number {
    return this.used;
  }

  /** Runs the work in a slot, or returns false when none was free within `waitMs`. */
  async use(work: () => Promise<void>, waitMs: number): Promise<boolean> {
    if (!(await this.take(waitMs))) return false;
    try {
      await work();
      return true;
    } finally {
      this.give();
    }
  }

  private async take(waitMs: number): Promise<boolean> {
    if (this.used < this.size) {
      this.used += 1;
      return true;
    }
    // The slot is handed over, so the count stays as it is.
    return new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => {
        this.waiting.delete(enter);
        resolve(false);
      }, waitMs);
      const enter = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.waiting.add(enter);
    });
  }

  private give(): void {
    const [next] = this.waiting;
    if (next) {
      this.waiting.delete(next);
      next();
    } else this.used -= 1;
  }
}
