/** A message as it arrived, by pull or by push. It cannot be settled through this view: the transport does that, once. */
export interface ReceivedMessage {
  readonly id: string;
  readonly data: Buffer;
  readonly attributes: Readonly<Record<string, string>>;
  readonly orderingKey?: string;
  readonly publishTime?: Date;
  /** 1 for the first delivery; absent when the subscription has no dead-letter policy and nobody counts. */
  readonly deliveryAttempt?: number;
  /** Short name of the subscription, without `projects/…/subscriptions/`. Empty when push did not say. */
  readonly subscription: string;
}

/** The last segment of a resource name: `projects/p/subscriptions/s` → `s`. */
export function shortName(resource: string): string {
  return resource.slice(resource.lastIndexOf('/') + 1);
}
