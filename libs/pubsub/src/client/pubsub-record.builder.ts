import type { PubSubPublishOptions } from './pubsub-publish.options';
import { PubSubRecord } from './pubsub-record';

/** `client.emit('order.created.v1', new PubSubRecordBuilder(order).setOrderingKey(order.id).build())` */
export class PubSubRecordBuilder<T> {
  private options: PubSubPublishOptions = {};

  constructor(private readonly data: T) {}

  /** Adds to the attributes set before. */
  setAttributes(attributes: Readonly<Record<string, string>>): this {
    return this.set({ attributes: { ...this.options.attributes, ...attributes } });
  }

  setOrderingKey(orderingKey: string): this {
    return this.set({ orderingKey });
  }

  /** Milliseconds. */
  setTimeout(timeoutMs: number): this {
    return this.set({ timeoutMs });
  }

  setTopic(topic: string): this {
    return this.set({ topic });
  }

  build(): PubSubRecord<T> {
    return new PubSubRecord(this.data, this.options);
  }

  private set(options: PubSubPublishOptions): this {
    this.options = { ...this.options, ...options };
    return this;
  }
}
