/** Something that ends by itself when its time is over. Its links are those of the list it stands in. */
export interface Expiring {
  expiresAt: number;
  previous?: Expiring;
  next?: Expiring;
  /** Called once, when it is no longer in the list. */
  expire(): void;
}

/**
 * One timer for everything that waits equally long: what came first is over first, so only the head of a list has to be
 * looked at. A timer each would be a good part of what a message costs. The timer goes on when the list is empty, so
 * that it is set once in that time and not for each message; it keeps no process alive then.
 */
export class SharedDeadline {
  private head?: Expiring;
  private tail?: Expiring;
  private timer?: NodeJS.Timeout;

  /** @param ms how long everything here waits, in milliseconds */
  constructor(readonly ms: number) {}

  add(entry: Expiring): void {
    entry.expiresAt = performance.now() + this.ms;
    entry.previous = this.tail;
    if (this.tail) this.tail.next = entry;
    else this.head = entry;
    this.tail = entry;
    if (!this.timer) this.arm(this.ms);
    else if (this.head === entry) this.timer.ref();
  }

  /** For an entry that was added and has neither expired nor been removed. */
  remove(entry: Expiring): void {
    const { previous, next } = entry;
    if (previous) previous.next = next;
    else this.head = next;
    if (next) next.previous = previous;
    else this.tail = previous;
    // Unlinked: a chain of dead neighbours would be kept alive by the last of them.
    entry.previous = entry.next = undefined;
    if (!this.head) this.timer?.unref();
  }

  private arm(ms: number): void {
    this.timer = setTimeout(() => this.expireDue(), ms);
  }

  private expireDue(): void {
    this.timer = undefined;
    const now = performance.now();
    for (let first = this.head; first && first.expiresAt <= now; first = this.head) {
      this.remove(first);
      first.expire();
    }
    // Whoever expired may have added a new entry, and armed the timer for it.
    if (this.head && !this.timer) this.arm(Math.max(1, Math.ceil(this.head.expiresAt - now)));
  }
}
