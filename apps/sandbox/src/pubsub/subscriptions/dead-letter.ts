import type { StoredMessage } from '../delivery/stored-message';
import { idOf, projectOf } from '../wire/resource-name';
import type { WireMessage } from '../wire/pubsub.schema';

/** The message as it is put on the dead-letter topic, with Google's attributes about where it failed. */
export function toDeadLetter(
  message: StoredMessage,
  subscriptionName: string,
  deliveryCount: number,
): Pick<WireMessage, 'data' | 'attributes' | 'orderingKey'> {
  return {
    data: message.data,
    orderingKey: message.orderingKey,
    attributes: {
      ...message.attributes,
      CloudPubSubDeadLetterSourceDeliveryCount: String(deliveryCount),
      CloudPubSubDeadLetterSourceSubscription: idOf(subscriptionName),
      CloudPubSubDeadLetterSourceSubscriptionProject: projectOf(subscriptionName),
      CloudPubSubDeadLetterSourceTopicPublishTime: new Date(message.publishedAt).toISOString(),
    },
  };
}
