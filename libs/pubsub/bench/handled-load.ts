import type { BenchJob } from './bench-job';
import { Stopwatch } from './stopwatch';

/** Every so many messages fail at their first attempt when faults are measured. */
export const FAIL_EVERY = 100;

/**
 * The handler all candidates share. Reports to the process that started it: a measure when enough is handled or,
 * when faults are measured, how many different messages were handled, every 100 ms.
 */
export class HandledLoad {
  private readonly stopwatch: Stopwatch;
  private readonly handled = new Set<number>();
  private readonly failed = new Set<number>();

  constructor(private readonly job: BenchJob) {
    this.stopwatch = new Stopwatch(job, (measure) => process.send?.(measure));
    if (job.kind === 'faulty') setInterval(() => process.send?.({ handled: this.handled.size }), 100);
  }

  /** @throws Error for one message in a hundred, once, when faults are measured */
  handle({ n }: { readonly n: number }): Promise<void> | void {
    if (this.job.kind === 'faulty') return this.handleOrFail(n);
    if (this.job.handlerMs === 0) return this.stopwatch.count();
    return new Promise((resolve) => {
      setTimeout(() => {
        this.stopwatch.count();
        resolve();
      }, this.job.handlerMs);
    });
  }

  private handleOrFail(n: number): void {
    if (n % FAIL_EVERY === 0 && !this.failed.has(n)) {
      this.failed.add(n);
      throw new Error('once');
    }
    this.handled.add(n);
  }
}
