import { Injectable } from '@nestjs/common';
import { traceAttributes } from '@whatsapp-agent/observability';
import { PubSubClient } from '@whatsapp-agent/pubsub';
import type { OutgoingEvent } from './outgoing-event';
import { PublishFailedError } from './publish-failed.error';

/** Puts the events of a webhook on the topic. */
@Injectable()
export class EventPublisher {
  constructor(private readonly client: PubSubClient) {}

  /**
   * Resolves when the broker confirmed all events. They are sent at once; the client retries within its
   * timeout. Some may have been stored when others fail: the repeated webhook is recognised by message id.
   * @throws PublishFailedError when one was not confirmed
   */
  async publish(events: readonly OutgoingEvent[]): Promise<void> {
    // The worker continues the trace of the webhook.
    const trace = traceAttributes();
    // All are waited for, so that nothing of this webhook is still under way when its answer leaves.
    const results = await Promise.allSettled(
      events.map(async ({ pattern, payload, attributes }) =>
        this.client.publish(pattern, payload, { attributes: { ...trace, ...attributes } }),
      ),
    );
    const failures = results.filter((result) => result.status === 'rejected');
    const [first] = failures;
    if (first !== undefined) throw new PublishFailedError(failures.length, events.length, first.reason);
  }
}
