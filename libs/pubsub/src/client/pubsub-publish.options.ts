/** What may be said about one message, beside its pattern and data. */
export interface PubSubPublishOptions {
  /** Strings only; at most 100, 1024 bytes each. The pattern attribute is set by the client. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly orderingKey?: string;
  /** Shorter than the client's timeout, in milliseconds. A longer one does not make the client try longer. */
  readonly timeoutMs?: number;
  /** Overrides the client's topic. */
  readonly topic?: string;
}
