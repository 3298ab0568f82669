/**
 * Bounds the handlers of one subscription, or the runs of one handler, that are under way at once. The client's own limit is per stream and
 * enforced by the server: it lets more through, and in its strict mode stalls a close for seconds.
 */
export class HandlerSlots {
  private readonly waiting = new Set<() => void>();

  constructor(private free: number) {}

  /** Runs `task` when there is room; `nack` if `stop` is aborted before its turn comes. */
  async run<T>(stop: AbortSignal, task: () => Promise<T>): Promise<T | 'nack'> {
    if (!this.take(stop) && !(await this.wait(stop))) return 'nack';
    try {
      return await task();
    } finally {
      this.release();
    }
  }

  /** For who does not want the cost of {@link run}: takes a slot that is free; {@link release} must follow. */
  take(stop: AbortSignal): boolean {
    if (stop.aborted || this.free === 0) return false;
    this.free -= 1;
    return true;
  }

  /** Waits for a slot; false if `stop` is aborted first. After true, {@link release} must follow. */
  wait(stop: AbortSignal): Promise<boolean> {
    if (stop.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const refuse = () => {
        this.waiting.delete(grant);
        resolve(false);
      };
      const grant = () => {
        stop.removeEventListener('abort', refuse);
        resolve(true);
      };
      stop.addEventListener('abort', refuse, { once: true });
      this.waiting.add(grant);
    });
  }

  release(): void {
    const [next] = this.waiting;
    if (!next) {
      this.free += 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
