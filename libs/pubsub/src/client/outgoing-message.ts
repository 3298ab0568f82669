/** A message ready for the wire. */
export interface OutgoingMessage {
  readonly topic: string;
  readonly pattern: string;
  readonly data: Buffer;
  readonly attributes: Record<string, string>;
  readonly orderingKey?: string;
  readonly timeoutMs: number;
}
