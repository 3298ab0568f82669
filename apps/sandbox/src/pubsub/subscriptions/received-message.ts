import type { Delivery } from '../delivery/consumer';
import type { StoredMessage } from '../delivery/stored-message';
import { fromMilliseconds } from '../wire/duration';
import type { ReceivedMessage, WireMessage } from '../wire/pubsub.schema';

/** A delivery as it goes over the wire. */
export function toReceivedMessage(delivery: Delivery): ReceivedMessage {
  return {
    ackId: delivery.ackId,
    message: toWireMessage(delivery.pending.message),
    deliveryAttempt: delivery.attempt,
  };
}

export function toWireMessage(message: StoredMessage): WireMessage {
  return {
    data: message.data,
    attributes: message.attributes,
    messageId: message.id,
    publishTime: fromMilliseconds(message.publishedAt),
    orderingKey: message.orderingKey,
  };
}
