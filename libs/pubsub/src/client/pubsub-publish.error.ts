/** Why a message could not be published. */
export type PubSubPublishFailure = 'TIMEOUT' | 'REFUSED' | 'CLOSED' | 'HELD';

/**
 * The broker did not confirm a message. It may still have it (or get it, after a timeout): publishing
 * again can double it, so consumers must be idempotent.
 */
export class PubSubPublishError extends Error {
  /** Publishing may work later; a transport that handles a message meanwhile should retry it. */
  readonly disposition = 'retry';
  readonly code: string;

  constructor(
    /** `HELD`: an earlier message of the same ordering key failed and nobody has resumed the key. */
    readonly failure: PubSubPublishFailure,
    readonly topic: string,
    readonly pattern: string,
    detail: string,
    options?: { cause?: unknown },
  ) {
    super(`Publishing '${pattern}' to topic '${topic}' failed: ${detail}.`, options);
    this.name = 'PubSubPublishError';
    this.code = `PUBSUB.PUBLISH_${failure}`;
  }
}
