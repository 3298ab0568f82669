import type { WorkerConfig } from '@whatsapp-agent/config';
import {
  CONVERSATION_WAKE_V1,
  describeTopology,
  WHATSAPP_MESSAGE_V1,
  WHATSAPP_STATUS_V1,
} from '@whatsapp-agent/contracts';
import type { PubSubModuleOptions, PubSubPushModuleOptions } from '@whatsapp-agent/pubsub';
import { STATUS_SUBSCRIPTION } from '../status/status.controller';

/** Messages held at once. Far above the turns at once: a message is recorded before it waits for a turn. */
const MAX_MESSAGES = 1000;

/** How the worker consumes and publishes. Turns and statuses come on subscriptions of their own. */
export function toPubSubOptions({ pubsub, shutdownBudgetMs }: WorkerConfig): PubSubModuleOptions {
  const { projectId, emulatorHost, topic, deadLetterTopic } = pubsub;
  const turns = [WHATSAPP_MESSAGE_V1, CONVERSATION_WAKE_V1];
  return {
    projectId,
    emulatorHost,
    client: { topic },
    server: {
      subscriptions: [
        { name: pubsub.subscription, patterns: turns, maxMessages: MAX_MESSAGES },
        {
          name: pubsub.statusSubscription,
          key: STATUS_SUBSCRIPTION,
          patterns: [WHATSAPP_STATUS_V1],
          maxMessages: MAX_MESSAGES,
        },
      ],
      pull: pubsub.delivery.kind === 'pull',
      deadLetterTopic,
      drainBudgetMs: shutdownBudgetMs,
    },
    topology: { create: pubsub.createTopology, ...describeTopology(pubsub) },
  };
}

/** What a push has to prove. Without push the endpoint is there and lets nobody in. */
export function toPushOptions({ pubsub: { delivery } }: WorkerConfig): PubSubPushModuleOptions {
  if (delivery.kind === 'pull') {
    return { verification: { audience: 'push is off', serviceAccountEmail: 'nobody@push.is.off' } };
  }
  const { audience, serviceAccount, certsUrl } = delivery;
  return { verification: { audience, serviceAccountEmail: serviceAccount, certsUrl } };
}
