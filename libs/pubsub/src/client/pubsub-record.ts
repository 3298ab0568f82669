import type { PubSubPublishOptions } from './pubsub-publish.options';

/** Data with its publish options, made by {@link PubSubRecordBuilder}. */
export class PubSubRecord<T = unknown> {
  constructor(
    readonly data: T,
    readonly options: PubSubPublishOptions,
  ) {}
}
