/**
 * How many messages Pub/Sub has pushed and not had answered at once: it begins small and doubles while deliveries succeed,
 * up to a limit for endpoints that take longer than a second. A worker that pulls has none.
 */
export class PushWindow {
  #size;

  constructor({ delivery, window }) {
    this.#size = delivery === 'push' ? window.start : Infinity;
    this.most = delivery === 'push' ? window.most : Infinity;
  }

  hasRoom(outstanding) {
    return this.room(outstanding) > 0;
  }

  room(outstanding) {
    return Math.max(0, this.#size - outstanding);
  }

  /** Every five seconds; a turn takes about as long, so a round of answers has come back. */
  look() {
    this.#size = Math.min(this.most, this.#size * 2);
  }
}
