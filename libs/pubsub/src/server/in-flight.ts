import { withDeadline } from '../connection/deadline';
import { ABORTED, GIVEN_BACK, type Conclusion } from '../telemetry/conclusion';
import { Delivery } from './delivery';

/** Is told once what became of a delivery. */
export type EndListener = (conclusion: Conclusion, delivery: Delivery) => void;

interface Entry {
  readonly delivery: Delivery;
  readonly place: number;
  readonly onEnd: EndListener;
}

/** The deliveries being handled now. Gives each its signals and, when a drain runs out of time, its end. */
export class InFlight {
  /**
   * Places that are used again, not a Set: the tables a Set leaves behind while it grows and shrinks keep what they
   * named alive until the next full collection, which doubled the price of a message.
   */
  private readonly places: (Entry | undefined)[] = [];
  private readonly freePlaces: number[] = [];
  private readonly shutdown = new AbortController();
  private onEmpty?: () => void;

  /** @param onFault is told of errors that should not be */
  constructor(private readonly onFault: (error: unknown) => void) {}

  /** Aborted when the drain begins. */
  get shutdownSignal(): AbortSignal {
    return this.shutdown.signal;
  }

  get size(): number {
    return this.places.length - this.freePlaces.length;
  }

  /**
   * Starts one delivery. `onEnd` is told once: what `work` says, or that the delivery was aborted first, whatever the
   * handler does afterwards. Work that rejects, which it should not, is given back. A callback and no promise: a thousand may be under way, and what
   * lives as long as a handler is copied by the collector meanwhile.
   */
  start(id: string, work: (delivery: Delivery) => Promise<Conclusion>, onEnd: EndListener): void {
    const delivery = new Delivery(id, this.shutdown.signal);
    const place = this.freePlaces.pop() ?? this.places.length;
    const entry: Entry = { delivery, place, onEnd };
    this.places[place] = entry;
    work(delivery).then(
      (conclusion) => this.end(entry, conclusion),
      (error: unknown) => {
        this.onFault(error);
        this.end(entry, GIVEN_BACK);
      },
    );
  }

  /** Tells the handlers that shutdown has begun, waits up to `budgetMs`, aborts the rest and returns their ids. */
  async drain(budgetMs: number): Promise<readonly string[]> {
    this.shutdown.abort(new Error('The process is shutting down.'));
    await withDeadline(this.untilEmpty(), budgetMs);
    const left = this.places.filter((entry) => entry !== undefined);
    for (const entry of left) {
      // Given back first, so that nothing a handler does at its signal can come between.
      this.end(entry, ABORTED);
      entry.delivery.abort(new Error('The drain budget is spent.'));
    }
    return left.map(({ delivery }) => delivery.id);
  }

  private async untilEmpty(): Promise<void> {
    if (this.size > 0) await new Promise<void>((resolve) => (this.onEmpty = resolve));
  }

  private end(entry: Entry, conclusion: Conclusion): void {
    // It has ended already, as aborted.
    if (this.places[entry.place] !== entry) return;
    this.places[entry.place] = undefined;
    this.freePlaces.push(entry.place);
    try {
      entry.onEnd(conclusion, entry.delivery);
    } catch (error) {
      // Of telemetry, at worst; it must neither end the process nor keep a drain from the others.
      this.onFault(error);
    }
    if (this.size === 0) this.onEmpty?.();
  }
}
