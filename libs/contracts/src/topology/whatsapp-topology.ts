import { WHATSAPP_STATUS_V1 } from '../events/delivery-status';
import { EVENT_ATTRIBUTES } from '../events/attributes';

/** Names of the broker's resources, without `projects/…`. */
export interface TopologyNames {
  topic: string;
  /** Customer messages and wakes. */
  subscription: string;
  /** Delivery statuses, apart so that turns never delay them. */
  statusSubscription: string;
  deadLetterTopic: string;
  deadLetterSubscription: string;
}

const DAY_S = 86_400;
/** High on purpose: a database that is away for an hour must not dead-letter good messages. */
const MAX_ATTEMPTS = 100;

/**
 * Topics and subscriptions of the system. Ingestion and worker both describe them, because a topic without a
 * subscription loses what is published to it.
 */
export function describeTopology(names: TopologyNames) {
  const { topic, subscription, statusSubscription, deadLetterTopic, deadLetterSubscription } = names;
  const deadLetter = { topic: deadLetterTopic, maxAttempts: MAX_ATTEMPTS };
  const isStatus = `attributes.${EVENT_ATTRIBUTES.pattern} = "${WHATSAPP_STATUS_V1}"`;
  const isNoStatus = `attributes.${EVENT_ATTRIBUTES.pattern} != "${WHATSAPP_STATUS_V1}"`;
  const retry = { minSeconds: 1, maxSeconds: 60 };
  const common = { topic, deadLetter, retry, retentionSeconds: 7 * DAY_S };
  return {
    topics: [{ name: topic }, { name: deadLetterTopic }],
    subscriptions: [
      // A delivery works two minutes at most; 600 s is the longest the broker grants.
      { ...common, name: subscription, filter: isNoStatus, ackDeadlineSeconds: 600 },
      { ...common, name: statusSubscription, filter: isStatus, ackDeadlineSeconds: 60 },
      {
        name: deadLetterSubscription,
        topic: deadLetterTopic,
        ackDeadlineSeconds: 60,
        retentionSeconds: 7 * DAY_S,
      },
    ],
  };
}
