/** A topic that must exist. */
export interface TopicSpec {
  readonly name: string;
  /** How long the topic keeps messages for replay, in seconds. Absent: not at all. */
  readonly retentionSeconds?: number;
}

/** Where a push subscription delivers. */
export interface PushSpec {
  readonly endpoint: string;
  /** Service account whose identity token is sent, and the audience in it. */
  readonly serviceAccountEmail?: string;
  readonly audience?: string;
}

/** A subscription that must exist. Defaults are those of a subscription this package can work well with. */
export interface SubscriptionSpec {
  readonly name: string;
  readonly topic: string;
  /** Cannot be changed afterwards. Example: `attributes.pattern = "order.created.v1"`. */
  readonly filter?: string;
  /** 10 to 600. Default 60. */
  readonly ackDeadlineSeconds?: number;
  /** Wait between attempts, in seconds. Default 1 to 60; without a policy a nack is redelivered at once. */
  readonly retry?: { readonly minSeconds: number; readonly maxSeconds: number };
  /** Where the broker itself puts what was tried too often. `maxAttempts` 5 to 100, default 100. */
  readonly deadLetter?: { readonly topic: string; readonly maxAttempts?: number };
  /** How long unacknowledged messages are kept, in seconds. Default 7 days. */
  readonly retentionSeconds?: number;
  /** Deliver by ordering key. Cannot be changed afterwards. */
  readonly ordered?: boolean;
  readonly exactlyOnce?: boolean;
  readonly push?: PushSpec;
}

/** The resources the process works with. */
export interface TopologyOptions {
  /** `true` creates what is missing (local use); `false` only checks and reports. */
  readonly create: boolean;
  readonly topics: readonly TopicSpec[];
  readonly subscriptions: readonly SubscriptionSpec[];
}
