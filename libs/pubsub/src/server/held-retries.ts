/**
 * Messages whose handler asked for a wait before the next attempt. Pub/Sub knows no delay for a single nack, so
 * the message is kept under its lease meanwhile and given back then. It counts against `maxMessages` of the stream,
 * so only some may wait; for the others the subscription's retry policy decides.
 */
export class HeldRetries {
  private waiting = 0;

  /** @param most messages held at once; `maxMs` cuts longer waits, in milliseconds */
  constructor(
    private readonly most: number,
    private readonly maxMs: number,
  ) {}

  get size(): number {
    return this.waiting;
  }

  /** Resolves after `ms`, at most after `maxMs`; at once when `stop` is aborted or too many wait already. */
  async hold(ms: number, stop: AbortSignal): Promise<void> {
    if (stop.aborted || this.waiting >= this.most) return;
    this.waiting += 1;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        stop.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.min(ms, this.maxMs));
      stop.addEventListener('abort', end, { once: true });
    });
    this.waiting -= 1;
  }
}
