/** The instances of the worker, and what each holds. */
export class Fleet {
  /** Messages held by all instances. */
  accepted = 0;
  #instances = [];
  #ended = 0;
  #wanted;

  constructor(policy) {
    this.policy = policy;
    this.#wanted = policy.min;
    for (let count = 0; count < policy.min; count += 1) this.#instances.push(makeInstance(0, 0));
  }

  get size() {
    return this.#instances.length;
  }

  /** Cores in use: each turn under way spreads its CPU over the time it takes. */
  busyCores() {
    const { cpuSeconds, meanServiceSeconds } = this.policy;
    const working = this.#instances.reduce((sum, { working: turns }) => sum + turns, 0);
    return this.size === 0 ? 0 : (working * cpuSeconds) / meanServiceSeconds / this.size;
  }

  /** What a turn takes longer because others want the same core: Node runs on one, however many the instance has. */
  queueingSeconds({ working }) {
    const { cpuSeconds, meanServiceSeconds } = this.policy;
    const use = Math.min(0.98, (working * cpuSeconds) / meanServiceSeconds);
    return (cpuSeconds * use) / (1 - use);
  }

  /** Messages that instances hold and do not work on yet. */
  heldBack() {
    return this.#instances.reduce((sum, { queue }) => sum + queue.length, 0);
  }

  /**
   * The emptiest instance that takes another message; undefined when all are full. Those that are not wanted any more get
   * one only when no other has room, so that they fall idle and end.
   */
  findRoom(at) {
    return (
      this.#findIn(this.#instances.slice(0, this.#wanted), at) ??
      this.#findIn(this.#instances.slice(this.#wanted), at)
    );
  }

  #findIn(instances, at) {
    let best;
    for (const instance of instances) {
      if (instance.readyAt > at || held(instance) >= this.policy.requests) continue;
      if (!best || held(instance) < held(best)) best = instance;
    }
    return best;
  }

  /** @returns whether work on it begins at once */
  accept(instance, arrivedAt) {
    this.accepted += 1;
    if (instance.working < this.policy.slots) {
      instance.working += 1;
      return true;
    }
    instance.queue.push(arrivedAt);
    return false;
  }

  /** @returns when the message arrived that takes the freed slot, if one waited inside */
  finish(instance, at) {
    this.accepted -= 1;
    instance.idleSince = at;
    const arrivedAt = instance.queue.shift();
    if (arrivedAt === undefined) instance.working -= 1;
    return arrivedAt;
  }

  /** Starts or ends instances. @returns when each new one is ready */
  resize(wanted, at) {
    this.#wanted = wanted;
    const started = [];
    while (this.size < wanted) {
      const instance = makeInstance(at, at + this.policy.startSeconds);
      this.#instances.push(instance);
      started.push(instance.readyAt);
    }
    const mayEnd = (instance) =>
      held(instance) === 0 && at - Math.max(instance.idleSince, instance.readyAt) > this.policy.idleSeconds;
    for (let index = this.size - 1; index >= 0 && this.size > wanted; index -= 1) {
      const instance = this.#instances[index];
      if (!mayEnd(instance)) continue;
      this.#ended += at - instance.startedAt;
      this.#instances.splice(index, 1);
    }
    return started;
  }

  instanceSeconds(end) {
    return this.#ended + this.#instances.reduce((sum, { startedAt }) => sum + (end - startedAt), 0);
  }
}

function makeInstance(startedAt, readyAt) {
  return { startedAt, readyAt, idleSince: readyAt, working: 0, queue: [] };
}

function held({ working, queue }) {
  return working + queue.length;
}
