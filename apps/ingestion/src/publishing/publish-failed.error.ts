import { TransientError } from '@whatsapp-agent/contracts';

/** The broker did not confirm every event of a webhook in time; the sender is asked to repeat all of it. */
export class PublishFailedError extends TransientError {
  constructor(failed: number, total: number, cause: unknown) {
    super(
      'INGESTION.PUBLISH_FAILED',
      'Pub/Sub did not confirm the events of a webhook. Check the topic, the permissions and the broker.',
      { count: failed, total },
      { cause },
    );
  }
}
