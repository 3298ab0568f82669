import type { PubSub, Topic } from '@google-cloud/pubsub';
import { withDeadline } from '../connection/deadline';
import { findGrpcStatus, GRPC_STATUS } from '../connection/grpc-status';
import type { ReceivedMessage } from './received-message';

/** Attributes added to a parked message, beside its own. */
export const DEAD_LETTER_ATTRIBUTES = {
  reason: 'deadLetterReason',
  subscription: 'deadLetterSourceSubscription',
  messageId: 'deadLetterSourceMessageId',
  publishTime: 'deadLetterSourcePublishTime',
  deliveryAttempt: 'deadLetterSourceDeliveryAttempt',
  orderingKey: 'deadLetterSourceOrderingKey',
  parkedAt: 'deadLetterParkedAt',
  times: 'deadLetterTimes',
} as const;

const PUBLISH_TIMEOUT_MS = 5_000;
/** A value longer than this makes the service refuse the whole message. */
const MAX_ATTRIBUTE_BYTES = 1024;

/** Puts messages that must not be tried again aside, with the reason, where an operator can read and replay them. */
export class DeadLetterPublisher {
  private readonly topic: Topic;

  /** @param onMissing called when the broker says that there is no such topic */
  constructor(
    pubsub: PubSub,
    topicName: string,
    private readonly onMissing: () => void = () => undefined,
  ) {
    this.topic = pubsub.topic(topicName, { batching: { maxMilliseconds: 1 } });
  }

  /** Resolves when the broker has the copy. @throws Error when it refused or did not answer within 5 s. */
  async park(message: ReceivedMessage, reason: string): Promise<void> {
    const published = this.topic.publishMessage({
      data: message.data,
      attributes: { ...keepAttributes(message.attributes), ...describeDelivery(message, reason) },
    });
    published.catch((error: unknown) => {
      if (findGrpcStatus(error) === GRPC_STATUS.NOT_FOUND) this.onMissing();
    });
    const result = await withDeadline(published, PUBLISH_TIMEOUT_MS);
    if (result.timedOut) {
      throw new Error(`Topic '${this.topic.name}' did not answer within ${PUBLISH_TIMEOUT_MS} ms.`);
    }
  }

  /** Sends what is still collected. */
  async flush(): Promise<void> {
    await this.topic.flush();
  }
}

/** `goog…` names are the service's own and refused from publishers; the trace context moves to its plain name. */
function keepAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.fromEntries(Object.entries(attributes).filter(([key]) => !key.startsWith('goog')));
  const trace = attributes['googclient_traceparent'];
  return trace && !kept['traceparent'] ? { ...kept, traceparent: trace } : kept;
}

function describeDelivery(message: ReceivedMessage, reason: string): Record<string, string> {
  const names = DEAD_LETTER_ATTRIBUTES;
  const described: Record<string, string | undefined> = {
    [names.reason]: Buffer.from(reason).subarray(0, MAX_ATTRIBUTE_BYTES).toString(),
    [names.subscription]: message.subscription,
    [names.messageId]: message.id,
    [names.publishTime]: message.publishTime?.toISOString(),
    [names.deliveryAttempt]: message.deliveryAttempt?.toString(),
    [names.orderingKey]: message.orderingKey,
    [names.parkedAt]: new Date().toISOString(),
    [names.times]: String(Number(message.attributes[names.times] ?? 0) + 1),
  };
  return Object.fromEntries(
    Object.entries(described).filter((entry): entry is [string, string] => !!entry[1]),
  );
}
