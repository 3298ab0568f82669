/** Bounds the turns of a process. Whoever waits has already recorded its message and holds no lease. */
export class TurnSlots {
  private readonly waiting: (() => void)[] = [];
  private used = 0;

  constructor(private readonly size: number) {}

  get inUse(): number {
    return this.used;
  }

  async use<T>(work: () => Promise<T>): Promise<T> {
    await this.take();
    try {
      return await work();
    } finally {
      this.give();
    }
  }

  private async take(): Promise<void> {
    if (this.used < this.size) {
      this.used += 1;
      return;
    }
    // The slot is handed over, so the count stays as it is.
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private give(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.used -= 1;
  }
}
