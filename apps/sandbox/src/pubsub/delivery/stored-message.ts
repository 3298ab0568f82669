/** A message as its topic keeps it; shared by all subscriptions, never changed. */
export interface StoredMessage {
  readonly id: string;
  /** Rises by one per message of this broker; ids are derived from it. */
  readonly sequence: number;
  readonly data: Buffer;
  readonly attributes: Readonly<Record<string, string>>;
  readonly orderingKey: string;
  /** Milliseconds since the epoch. */
  readonly publishedAt: number;
  /** Bytes of data, attributes and ordering key, as flow control counts them. */
  readonly size: number;
}
