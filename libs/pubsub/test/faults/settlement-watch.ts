import { Message } from '@google-cloud/pubsub';

/** Counts how often the transport settles each delivery. */
export class SettlementWatch {
  private readonly seen = new WeakSet<Message>();
  private readonly restore: (() => void)[] = [];
  /** Deliveries settled more than once. */
  twice = 0;

  start(): void {
    for (const name of ['ackWithResponse', 'nackWithResponse'] as const) {
      const original = Message.prototype[name];
      const count = (message: Message) => this.count(message);
      Message.prototype[name] = function (this: Message) {
        count(this);
        return original.call(this);
      };
      this.restore.push(() => (Message.prototype[name] = original));
    }
  }

  stop(): void {
    for (const restore of this.restore) restore();
  }

  private count(message: Message): void {
    if (this.seen.has(message)) this.twice += 1;
    this.seen.add(message);
  }
}
