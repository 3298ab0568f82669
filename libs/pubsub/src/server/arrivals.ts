/** Small enough that what a group makes is gone before the collector comes by, large enough to cost nothing. */
const GROUP_SIZE = 32;

/**
 * Starts messages in groups, each when the one before has come to rest: ended, or waiting for something else than a
 * promise that is settled already. A pull brings hundreds of messages at once, and Node lets all of them take their
 * first step before any takes its second; then everything that handling a message needs exists hundreds of times at
 * once, is copied by the collector instead of dropped, and a message costs three times as much.
 */
export class Arrivals<T> {
  private readonly waiting: T[] = [];
  private started = 0;

  constructor(private readonly start: (arrived: T) => void) {}

  /** Starts `arrived` before the event loop goes on, after all that came earlier. */
  add(arrived: T): void {
    this.waiting.push(arrived);
    if (this.waiting.length === 1) process.nextTick(this.startGroup);
  }

  private readonly startGroup = (): void => {
    const end = Math.min(this.started + GROUP_SIZE, this.waiting.length);
    while (this.started < end) this.start(this.waiting[this.started++] as T);
    if (this.started < this.waiting.length) {
      // Node runs what is put on nextTick from a microtask when no microtask is left.
      queueMicrotask(() => process.nextTick(this.startGroup));
      return;
    }
    this.waiting.length = 0;
    this.started = 0;
  };
}
