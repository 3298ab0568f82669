import { withDeadline } from '../connection/deadline';
import { ABORTED, type Conclusion } from '../telemetry/conclusion';
import { Delivery } from './delivery';

/** The deliveries being handled now. Gives each its signals and, when a drain runs out of time, its end. */
export class InFlight {
  /**
   * Places that are used again, not a Set: the tables a Set leaves behind while it grows and shrinks keep what they
   * named alive until the next full collection, which doubled the price of a message.
   */
  private readonly places: (Delivery | undefined)[] = [];
  private readonly freePlaces: number[] = [];
  private readonly shutdown = new AbortController();
  private onEmpty?: () => void;

  get size(): number {
    return this.places.length - this.freePlaces.length;
  }

  /**
   * Runs one delivery. Resolves with what `work` says, or as aborted when the delivery is aborted first,
   * whatever the handler does afterwards. `onLeft` is told the same, a moment earlier.
   */
  run(
    id: string,
    work: (delivery: Delivery) => Promise<Conclusion>,
    onLeft: (conclusion: Conclusion | undefined, delivery: Delivery) => void,
  ): Promise<Conclusion> {
    const delivery = new Delivery(id, this.shutdown.signal);
    const place = this.enter(delivery);
    return new Promise((resolve, reject) => {
      delivery.onAbort(() => {
        if (this.leave(place, delivery)) onLeft(ABORTED, delivery);
        resolve(ABORTED);
      });
      work(delivery).then(
        (conclusion) => {
          if (this.leave(place, delivery)) onLeft(conclusion, delivery);
          resolve(conclusion);
        },
        (error: Error) => {
          if (this.leave(place, delivery)) onLeft(undefined, delivery);
          reject(error);
        },
      );
    });
  }

  /** Tells the handlers that shutdown has begun, waits up to `budgetMs`, aborts the rest and returns their ids. */
  async drain(budgetMs: number): Promise<readonly string[]> {
    this.shutdown.abort(new Error('The process is shutting down.'));
    await withDeadline(this.untilEmpty(), budgetMs);
    const left = this.places.filter((delivery) => delivery !== undefined);
    for (const delivery of left) delivery.abort(new Error('The drain budget is spent.'));
    return left.map(({ id }) => id);
  }

  private async untilEmpty(): Promise<void> {
    if (this.size > 0) await new Promise<void>((resolve) => (this.onEmpty = resolve));
  }

  private enter(delivery: Delivery): number {
    const place = this.freePlaces.pop() ?? this.places.length;
    this.places[place] = delivery;
    return place;
  }

  /** False when it had left already. */
  private leave(place: number, delivery: Delivery): boolean {
    if (this.places[place] !== delivery) return false;
    this.places[place] = undefined;
    this.freePlaces.push(place);
    if (this.size === 0) this.onEmpty?.();
    return true;
  }
}
