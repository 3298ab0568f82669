/** Events by time; a binary heap. */
export class EventQueue {
  #heap = [];

  get size() {
    return this.#heap.length;
  }

  push(event) {
    const heap = this.#heap;
    heap.push(event);
    for (let at = heap.length - 1; at > 0;) {
      const parent = (at - 1) >> 1;
      if (heap[parent].at <= heap[at].at) break;
      [heap[parent], heap[at]] = [heap[at], heap[parent]];
      at = parent;
    }
  }

  /** The earliest event; undefined when there is none. */
  pop() {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (heap.length > 0) {
      heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #sink(from) {
    const heap = this.#heap;
    for (let at = from; ;) {
      const left = 2 * at + 1;
      if (left >= heap.length) return;
      const child = left + 1 < heap.length && heap[left + 1].at < heap[left].at ? left + 1 : left;
      if (heap[at].at <= heap[child].at) return;
      [heap[at], heap[child]] = [heap[child], heap[at]];
      at = child;
    }
  }
}
