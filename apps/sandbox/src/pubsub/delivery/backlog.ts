import type { Consumer } from './consumer';
import { DeliveryQueue } from './delivery-queue';
import { PendingMessage } from './pending-message';
import type { StoredMessage } from './stored-message';

/** Everything a subscription still owes: what waits for delivery and what is out. */
export class Backlog {
  private readonly unacked = new Set<PendingMessage>();
  private queue: DeliveryQueue;

  constructor(
    private readonly ordered: boolean,
    /** Called when something can be handed out. */
    private readonly onReady: () => void,
  ) {
    this.queue = new DeliveryQueue(ordered, onReady);
  }

  /** Messages that are not acknowledged, delivered ones included. */
  get size(): number {
    return this.unacked.size;
  }

  get messages(): StoredMessage[] {
    return [...this.unacked].map((pending) => pending.message);
  }

  /** @param notBefore moment of the monotonic clock. */
  add(message: StoredMessage, notBefore: number): void {
    const pending = new PendingMessage(message, notBefore);
    this.unacked.add(pending);
    this.queue.add(pending);
  }

  /** The next message for a consumer, dropping what was published before `oldest` (since the epoch). */
  take(consumer: Consumer, oldest: number): PendingMessage | undefined {
    for (;;) {
      const pending = this.queue.takeFor(consumer);
      if (!pending || pending.message.publishedAt >= oldest) return pending;
      this.forget(pending);
    }
  }

  acknowledge(pending: PendingMessage): void {
    this.unacked.delete(pending);
    this.queue.acknowledge(pending);
  }

  /** Gives a message up without an acknowledgement. */
  forget(pending: PendingMessage): void {
    this.unacked.delete(pending);
    this.queue.remove(pending);
  }

  /** Hands a message out again when its time has come; returns the successors that go with it. */
  putBack(pending: PendingMessage): PendingMessage[] {
    const successors = this.queue.putBack(pending);
    for (const successor of successors) this.unacked.add(successor);
    return successors;
  }

  releaseConsumer(consumer: Consumer): void {
    this.queue.release(consumer);
  }

  /** Owes nothing but these from now on. */
  replace(messages: readonly StoredMessage[]): void {
    this.clear();
    this.queue = new DeliveryQueue(this.ordered, this.onReady);
    for (const message of messages) this.add(message, 0);
  }

  clear(): void {
    this.unacked.clear();
    this.queue.close();
  }
}
