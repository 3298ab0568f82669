/** Whoever asked has gone meanwhile. */
export class CallerGoneError extends Error {
  constructor() {
    super('The caller hung up before its turn came.');
  }
}

/**
 * Requests that want a connection, in their order. One whose caller hung up while it waited is not worked on: work for
 * nobody is what keeps a database busy that fell behind once.
 */
export class RequestQueue {
  private readonly waiting: (() => void)[] = [];
  private used = 0;

  constructor(private readonly connections: number) {}

  /** @throws CallerGoneError when `signal` fired before the work began. */
  async use<T>(signal: AbortSignal, work: () => T | Promise<T>): Promise<T> {
    if (this.used < this.connections) this.used += 1;
    // The connection is handed over, so the count stays as it is.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      if (signal.aborted) throw new CallerGoneError();
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.used -= 1;
    }
  }
}
