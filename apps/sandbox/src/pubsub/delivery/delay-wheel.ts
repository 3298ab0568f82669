import { monotonicMs } from './monotonic-clock';

const TICK_MS = 10;

/**
 * Calls back when the time of an item has come. Scheduling and cancelling are O(1), which a heap with tens of
 * thousands of ack deadlines in it would not be. Precision is one tick of 10 ms.
 */
export class DelayWheel<T extends object> {
  private readonly buckets = new Map<number, Set<T>>();
  private readonly bucketOf = new Map<T, number>();
  private timer: NodeJS.Timeout | undefined;
  private lastTick = 0;

  constructor(private readonly onDue: (item: T) => void) {}

  /** Schedules an item, replacing an earlier time. `atMs` is on the monotonic clock. */
  schedule(item: T, atMs: number): void {
    this.cancel(item);
    if (!this.timer) this.startTicking();
    const tick = Math.max(Math.ceil(atMs / TICK_MS), this.lastTick + 1);
    const bucket = this.buckets.get(tick);
    if (bucket) bucket.add(item);
    else this.buckets.set(tick, new Set([item]));
    this.bucketOf.set(item, tick);
  }

  cancel(item: T): void {
    const tick = this.bucketOf.get(item);
    if (tick === undefined) return;
    this.bucketOf.delete(item);
    const bucket = this.buckets.get(tick);
    bucket?.delete(item);
    if (bucket?.size === 0) this.buckets.delete(tick);
  }

  clear(): void {
    this.buckets.clear();
    this.bucketOf.clear();
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private startTicking(): void {
    this.lastTick = Math.floor(monotonicMs() / TICK_MS);
    this.timer = setInterval(() => this.advance(), TICK_MS);
    this.timer.unref();
  }

  private advance(): void {
    const now = Math.floor(monotonicMs() / TICK_MS);
    while (this.lastTick < now && this.bucketOf.size > 0) {
      this.lastTick += 1;
      for (const item of this.buckets.get(this.lastTick) ?? []) {
        this.cancel(item);
        this.onDue(item);
      }
    }
    if (this.bucketOf.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
