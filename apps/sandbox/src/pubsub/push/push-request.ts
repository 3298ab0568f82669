import type { Delivery } from '../delivery/consumer';
import type { StoredMessage } from '../delivery/stored-message';
import type { PushConfig } from '../wire/pubsub.schema';

/** The HTTP request that a push subscription makes of a message. */
export interface PushRequest {
  readonly headers: Record<string, string>;
  readonly body: Buffer | string;
}

/** Builds the request: wrapped in Google's JSON envelope, or the bare data with its metadata in headers. */
export function buildPushRequest(subscription: string, config: PushConfig, delivery: Delivery): PushRequest {
  const { message } = delivery.pending;
  if (!config.noWrapper) {
    return { headers: { 'content-type': 'application/json' }, body: buildEnvelope(subscription, delivery) };
  }
  const headers = config.noWrapper.writeMetadata ? metadataHeaders(subscription, message) : {};
  return { headers, body: message.data };
}

function buildEnvelope(subscription: string, { pending: { message }, attempt }: Delivery): string {
  const publishTime = new Date(message.publishedAt).toISOString();
  return JSON.stringify({
    message: {
      ...(Object.keys(message.attributes).length > 0 && { attributes: message.attributes }),
      ...(message.data.length > 0 && { data: message.data.toString('base64') }),
      messageId: message.id,
      message_id: message.id,
      ...(message.orderingKey && { orderingKey: message.orderingKey }),
      publishTime,
      publish_time: publishTime,
    },
    subscription,
    ...(attempt > 0 && { deliveryAttempt: attempt }),
  });
}

function metadataHeaders(subscription: string, message: StoredMessage): Record<string, string> {
  const attributes = Object.entries(message.attributes).filter(([name, value]) => isHeader(name, value));
  return {
    ...Object.fromEntries(attributes),
    'x-goog-pubsub-subscription-name': subscription,
    'x-goog-pubsub-message-id': message.id,
    'x-goog-pubsub-publish-time': new Date(message.publishedAt).toISOString(),
    ...(message.orderingKey && { 'x-goog-pubsub-ordering-key': message.orderingKey }),
  };
}

/** HTTP cannot carry every attribute: one that is no valid header is left out. */
function isHeader(name: string, value: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}
