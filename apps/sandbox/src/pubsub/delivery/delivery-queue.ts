import type { Consumer } from './consumer';
import { DelayWheel } from './delay-wheel';
import { Deque } from './deque';
import { monotonicMs } from './monotonic-clock';
import { OrderedKey } from './ordered-key';
import type { PendingMessage } from './pending-message';

/**
 * What a subscription can hand out next. Messages without an ordering key are independent of each other; a key
 * is handed out in order, to one consumer at a time, and stops at a message that waits for its redelivery.
 */
export class DeliveryQueue {
  private readonly shared = new Deque<PendingMessage | OrderedKey>();
  /** Keys that are bound to a consumer because it has earlier messages of them. */
  private readonly bound = new Map<Consumer, Deque<OrderedKey>>();
  private readonly keys = new Map<string, OrderedKey>();
  private readonly delayed: DelayWheel<PendingMessage | OrderedKey>;

  constructor(
    private readonly ordered: boolean,
    /** Called when something that was held back can be handed out. */
    private readonly onReady: () => void,
  ) {
    this.delayed = new DelayWheel((item) => this.makeReady(item));
  }

  add(pending: PendingMessage): void {
    if (this.ordered && pending.message.orderingKey !== '') {
      pending.key = this.keyNamed(pending.message.orderingKey);
      pending.key.waiting.pushBack(pending);
      this.list(pending.key);
    } else {
      this.listUnordered(pending);
    }
  }

  /** The next message for this consumer, if there is one that it may have now. */
  takeFor(consumer: Consumer): PendingMessage | undefined {
    const bound = this.bound.get(consumer);
    for (let key = bound?.popFront(); key; key = bound?.popFront()) {
      const pending = this.takeFrom(key, consumer);
      if (pending) return pending;
    }
    for (let item = this.shared.popFront(); item; item = this.shared.popFront()) {
      const pending = item instanceof OrderedKey ? this.takeFrom(item, consumer) : item;
      if (pending) return pending;
    }
    return undefined;
  }

  /** The message was acknowledged. */
  acknowledge(pending: PendingMessage): void {
    if (!pending.key) return;
    pending.key.acknowledge(pending);
    this.afterSettlement(pending.key);
  }

  /** The message leaves the subscription without an acknowledgement: dead-lettered or too old. */
  remove(pending: PendingMessage): void {
    if (!pending.key) return;
    pending.key.remove(pending);
    this.afterSettlement(pending.key);
  }

  /**
   * Hands the message out again, not before its `notBefore`.
   * @returns the successors that will be handed out again with it.
   */
  putBack(pending: PendingMessage): PendingMessage[] {
    if (!pending.key) {
      this.listUnordered(pending);
      return [];
    }
    const successors = pending.key.rewindTo(pending);
    this.list(pending.key);
    return successors;
  }

  /** A consumer went away: the keys it had nothing in flight of go to the others. */
  release(consumer: Consumer): void {
    const keys = this.bound.get(consumer);
    this.bound.delete(consumer);
    for (const key of keys ?? []) {
      key.listed = false;
      this.list(key);
    }
  }

  close(): void {
    this.delayed.clear();
  }

  private takeFrom(key: OrderedKey, consumer: Consumer): PendingMessage | undefined {
    key.listed = false;
    if (this.isHeldBack(key)) return undefined;
    const pending = key.takeNext(consumer);
    this.list(key);
    return pending;
  }

  /** Puts a key where it belongs now: held back, bound to its consumer, or open to all. */
  private list(key: OrderedKey): void {
    if (key.listed || key.waiting.size === 0 || this.isHeldBack(key)) return;
    const { consumer } = key;
    if (key.inFlight.length === 0 || !consumer) {
      this.shared.pushBack(key);
    } else if (consumer.closed || consumer.kind === 'push') {
      return;
    } else {
      this.boundTo(consumer).pushBack(key);
    }
    key.listed = true;
    this.onReady();
  }

  private isHeldBack(key: OrderedKey): boolean {
    const head = key.waiting.peekFront();
    if (!head || head.notBefore <= monotonicMs()) return false;
    this.delayed.schedule(key, head.notBefore);
    return true;
  }

  private listUnordered(pending: PendingMessage): void {
    if (pending.notBefore > monotonicMs()) {
      this.delayed.schedule(pending, pending.notBefore);
      return;
    }
    this.shared.pushBack(pending);
    this.onReady();
  }

  private makeReady(item: PendingMessage | OrderedKey): void {
    if (item instanceof OrderedKey) this.list(item);
    else this.listUnordered(item);
  }

  private afterSettlement(key: OrderedKey): void {
    if (key.isEmpty) this.keys.delete(key.name);
    else this.list(key);
  }

  private keyNamed(name: string): OrderedKey {
    const known = this.keys.get(name);
    if (known) return known;
    const key = new OrderedKey(name);
    this.keys.set(name, key);
    return key;
  }

  private boundTo(consumer: Consumer): Deque<OrderedKey> {
    const known = this.bound.get(consumer);
    if (known) return known;
    const keys = new Deque<OrderedKey>();
    this.bound.set(consumer, keys);
    return keys;
  }
}
