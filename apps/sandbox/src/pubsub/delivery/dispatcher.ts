import type { Consumer } from './consumer';

/** How many messages one consumer gets before the others have their turn with the event loop. */
const MESSAGES_PER_ROUND = 2000;

/** Spreads the messages of a subscription over its consumers, one each in turn, as far as their room goes. */
export class Dispatcher {
  private consumers: Consumer[] = [];
  private turn = 0;
  private scheduled: NodeJS.Immediate | undefined;

  /** @param handOver gives one message to a consumer; false when there is none for it. */
  constructor(private readonly handOver: (consumer: Consumer) => boolean) {}

  get consumerCount(): number {
    return this.consumers.length;
  }

  get all(): readonly Consumer[] {
    return this.consumers;
  }

  attach(consumer: Consumer): void {
    this.consumers = [...this.consumers, consumer];
    this.request();
  }

  detach(consumer: Consumer): void {
    this.consumers = this.consumers.filter((other) => other !== consumer);
  }

  /** Looks for work soon; any number of requests make one pass. */
  request(): void {
    if (this.scheduled || this.consumers.length === 0) return;
    this.scheduled = setImmediate(() => {
      this.scheduled = undefined;
      this.pass();
    });
  }

  stop(): void {
    clearImmediate(this.scheduled);
    this.scheduled = undefined;
  }

  private pass(): void {
    let open = [...this.consumers];
    let budget = MESSAGES_PER_ROUND;
    while (open.length > 0 && budget > 0) {
      budget -= 1;
      this.turn = (this.turn + 1) % open.length;
      const consumer = open[this.turn] as Consumer;
      if (consumer.closed || !consumer.hasRoom() || !this.handOver(consumer)) {
        open = open.filter((other) => other !== consumer);
      }
    }
    for (const consumer of this.consumers) consumer.flush();
    if (open.length > 0) this.request();
  }
}
