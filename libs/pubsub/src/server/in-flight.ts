import { withDeadline } from '../connection/deadline';
import type { Settlement } from './outcome';
import type { DeliverySignals } from './pubsub-context';

interface Entry {
  readonly id: string;
  readonly controller: AbortController;
  readonly done: Promise<unknown>;
}

/** The deliveries being handled now. Gives each its signals and, when a drain runs out of time, its end. */
export class InFlight {
  private readonly entries = new Set<Entry>();
  private readonly shutdown = new AbortController();

  get size(): number {
    return this.entries.size;
  }

  /**
   * Runs one delivery. Resolves with what `work` says, or with `nack` when the delivery is aborted first,
   * whatever the handler does afterwards. `work` must not reject.
   */
  async run(id: string, work: (signals: DeliverySignals) => Promise<Settlement>): Promise<Settlement> {
    const controller = new AbortController();
    const aborted = new Promise<Settlement>((resolve) => {
      controller.signal.addEventListener('abort', () => resolve('nack'), { once: true });
    });
    const signals = { signal: controller.signal, shutdownSignal: this.shutdown.signal };
    const done = Promise.race([work(signals), aborted]);
    const entry = { id, controller, done };
    this.entries.add(entry);
    try {
      return await done;
    } finally {
      this.entries.delete(entry);
    }
  }

  /** Tells the handlers that shutdown has begun, waits up to `budgetMs`, aborts the rest and returns their ids. */
  async drain(budgetMs: number): Promise<readonly string[]> {
    this.shutdown.abort(new Error('The process is shutting down.'));
    await withDeadline(Promise.allSettled([...this.entries].map(({ done }) => done)), budgetMs);
    const left = [...this.entries];
    for (const { controller } of left) controller.abort(new Error('The drain budget is spent.'));
    return left.map(({ id }) => id);
  }
}
