/** A webhook as it arrived, nothing of it believed yet. */
export interface ReceivedWebhook {
  readonly rawBody: Buffer;
  /** Last part of the address, for senders that sign nothing. */
  readonly urlSecret?: string;
  readonly metaSignature?: string | string[];
  readonly aisensySignature?: string | string[];
  readonly receivedAt: Date;
}
