import type { HandlerBehaviour } from './fault-scenario';

/** Which numbers were handled, and how often. */
export class HandledLog {
  private readonly counts = new Map<number, number>();

  add(n: number): void {
    this.counts.set(n, (this.counts.get(n) ?? 0) + 1);
  }

  get distinct(): number {
    return this.counts.size;
  }

  has(n: number): boolean {
    return this.counts.has(n);
  }

  /** Handlings beyond the first of each number. */
  get again(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count - 1, 0);
  }
}

/** Whether the message `n` belongs to `share` of all, the same way in every process. */
export function isAmong(n: number, share: number | undefined): boolean {
  return share !== undefined && (n * 7919) % 1000 < share * 1000;
}

/** Whether a message is to be parked. */
export function isParked(n: number, { parkShare }: HandlerBehaviour): boolean {
  return isAmong(n, parkShare);
}
