import type { Settlement } from './outcome';
import { KeyHolds } from './key-holds';

interface Lane {
  tail: Promise<void>;
  waiting: number;
  broken: boolean;
}

/**
 * One message of an ordering key at a time. The Node client hands all of them to the listener at once,
 * and redelivers a nacked one after its successors; so what waits behind a nack is given back unhandled,
 * and what arrives before the nacked one has come again is given back too.
 */
export class OrderedLanes {
  private readonly lanes = new Map<string, Lane>();
  private readonly holds = new KeyHolds();

  /** Number of keys with work or on hold. */
  get size(): number {
    return this.lanes.size + this.holds.size;
  }

  /** Runs `task` for the message `id` after the earlier ones of `key`. `task` must not reject. */
  async run(key: string, id: string, task: () => Promise<Settlement>): Promise<Settlement> {
    if (!this.holds.admit(key, id)) return 'nack';
    const lane = this.lanes.get(key) ?? { tail: Promise.resolve(), waiting: 0, broken: false };
    this.lanes.set(key, lane);
    lane.waiting += 1;
    const result = lane.tail.then(async () => {
      if (lane.broken) return 'nack';
      const settlement = await task();
      if (settlement === 'nack') this.holds.hold(key, id);
      return settlement;
    });
    lane.tail = result.then((settlement) => this.leave(key, lane, settlement));
    return result;
  }

  private leave(key: string, lane: Lane, settlement: Settlement): void {
    lane.waiting -= 1;
    lane.broken ||= settlement === 'nack';
    // A broken lane takes no newcomers: they may be the redelivery that has to run.
    if ((lane.broken || lane.waiting === 0) && this.lanes.get(key) === lane) this.lanes.delete(key);
  }
}
