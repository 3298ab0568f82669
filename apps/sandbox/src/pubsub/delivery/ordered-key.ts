import type { Consumer } from './consumer';
import { Deque } from './deque';
import type { PendingMessage } from './pending-message';

/** The messages of one ordering key on one subscription, in order. */
export class OrderedKey {
  readonly waiting = new Deque<PendingMessage>();
  /** Delivered and not settled, plus those acknowledged before a predecessor was. */
  readonly inFlight: PendingMessage[] = [];
  /** While something is in flight, the key stays with the consumer that has it. */
  consumer: Consumer | undefined;
  /** In one of the queue's lists already. */
  listed = false;

  constructor(readonly name: string) {}

  get isEmpty(): boolean {
    return this.waiting.size === 0 && this.inFlight.length === 0;
  }

  isFirstInFlight(pending: PendingMessage): boolean {
    return this.inFlight[0] === pending;
  }

  takeNext(consumer: Consumer): PendingMessage | undefined {
    const next = this.waiting.popFront();
    if (!next) return undefined;
    this.consumer = consumer;
    this.inFlight.push(next);
    return next;
  }

  /** Drops the acknowledged prefix; what was acknowledged out of order waits for its predecessors. */
  acknowledge(pending: PendingMessage): void {
    pending.ackedEarly = true;
    while (this.inFlight[0]?.ackedEarly) this.inFlight.shift();
  }

  remove(pending: PendingMessage): void {
    const index = this.inFlight.indexOf(pending);
    if (index !== -1) this.inFlight.splice(index, 1);
  }

  /**
   * Puts a message and everything delivered after it back at the front, acknowledged ones included: a
   * redelivered message is followed by its successors again.
   * @returns the successors.
   */
  rewindTo(pending: PendingMessage): PendingMessage[] {
    const index = this.inFlight.indexOf(pending);
    if (index === -1) return [];
    const rewound = this.inFlight.splice(index);
    for (let position = rewound.length - 1; position >= 0; position -= 1) {
      const item = rewound[position] as PendingMessage;
      item.ackedEarly = false;
      this.waiting.pushFront(item);
    }
    return rewound.slice(1);
  }
}
