/**
 * Lets few calls into the database at a time; the others wait here, in their order. A burst of deliveries would
 * otherwise queue inside the database until every call runs out of time, comes again, and none gets anywhere.
 */
export class RecordLanes {
  private readonly waiting: (() => void)[] = [];
  private used = 0;

  constructor(private readonly size: number) {}

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.used < this.size) this.used += 1;
    // The lane is handed over, so the count stays as it is.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.used -= 1;
    }
  }
}
