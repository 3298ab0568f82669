/** A queue open at both ends; every operation is O(1), whatever its length. */
export class Deque<T> implements Iterable<T> {
  private slots: (T | undefined)[] = new Array<T | undefined>(16);
  private head = 0;
  private count = 0;

  get size(): number {
    return this.count;
  }

  pushBack(item: T): void {
    this.growIfFull();
    this.slots[(this.head + this.count) & (this.slots.length - 1)] = item;
    this.count += 1;
  }

  pushFront(item: T): void {
    this.growIfFull();
    this.head = (this.head - 1) & (this.slots.length - 1);
    this.slots[this.head] = item;
    this.count += 1;
  }

  popFront(): T | undefined {
    if (this.count === 0) return undefined;
    const item = this.slots[this.head];
    this.slots[this.head] = undefined;
    this.head = (this.head + 1) & (this.slots.length - 1);
    this.count -= 1;
    return item;
  }

  peekFront(): T | undefined {
    return this.count === 0 ? undefined : this.slots[this.head];
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let index = 0; index < this.count; index += 1) {
      yield this.slots[(this.head + index) & (this.slots.length - 1)] as T;
    }
  }

  private growIfFull(): void {
    if (this.count < this.slots.length) return;
    const items = [...this];
    // The length stays a power of two, so that positions wrap with a mask.
    this.slots = items.concat(new Array<T>(items.length));
    this.head = 0;
  }
}
