interface Hold {
  readonly id: string;
  readonly timer: NodeJS.Timeout;
  readonly givenBack: Set<string>;
}

/** How long a key waits at most, in milliseconds. */
const HOLD_MS = 120_000;

/**
 * Ordering keys whose nacked message has not come again yet. Meanwhile its successors, which may be on
 * their way already, are not let through. A successor that comes a second time is: a broker that orders
 * would have sent the nacked message first, so that one was dead-lettered or went to another process.
 */
export class KeyHolds {
  private readonly holds = new Map<string, Hold>();

  get size(): number {
    return this.holds.size;
  }

  /** From now on only the message `id` of `key` may run. */
  hold(key: string, id: string): void {
    this.release(key);
    const timer = setTimeout(() => this.holds.delete(key), HOLD_MS);
    timer.unref();
    this.holds.set(key, { id, timer, givenBack: new Set() });
  }

  /** Whether the message `id` may run now; if it may, the key is free again. */
  admit(key: string, id: string): boolean {
    const hold = this.holds.get(key);
    if (!hold) return true;
    if (hold.id !== id && !hold.givenBack.has(id)) {
      hold.givenBack.add(id);
      return false;
    }
    this.release(key);
    return true;
  }

  private release(key: string): void {
    clearTimeout(this.holds.get(key)?.timer);
    this.holds.delete(key);
  }
}
