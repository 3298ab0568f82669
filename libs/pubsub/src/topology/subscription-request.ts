import type { CreateSubscriptionOptions } from '@google-cloud/pubsub';
import type { SubscriptionSpec } from './topology.options';

const WEEK_SECONDS = 7 * 24 * 3600;

/** A spec with its defaults filled in. */
export type CompleteSubscriptionSpec = SubscriptionSpec &
  Required<
    Pick<SubscriptionSpec, 'ackDeadlineSeconds' | 'retry' | 'retentionSeconds' | 'ordered' | 'exactlyOnce'>
  > & {
    readonly filter: string;
    readonly deadLetter?: { readonly topic: string; readonly maxAttempts: number };
  };

/** Fills in the defaults documented on {@link SubscriptionSpec}. */
export function completeSpec(spec: SubscriptionSpec): CompleteSubscriptionSpec {
  const { deadLetter, ...rest } = spec;
  return {
    ackDeadlineSeconds: 60,
    retry: { minSeconds: 1, maxSeconds: 60 },
    retentionSeconds: WEEK_SECONDS,
    ordered: false,
    exactlyOnce: false,
    filter: '',
    ...rest,
    ...(deadLetter ? { deadLetter: { maxAttempts: 100, ...deadLetter } } : {}),
  };
}

/** The creation request of a subscription. It never expires; the service's default is to delete it after 31 idle days. */
export function toCreateRequest(
  projectId: string,
  spec: CompleteSubscriptionSpec,
): CreateSubscriptionOptions {
  return {
    ackDeadlineSeconds: spec.ackDeadlineSeconds,
    retryPolicy: {
      minimumBackoff: { seconds: spec.retry.minSeconds },
      maximumBackoff: { seconds: spec.retry.maxSeconds },
    },
    messageRetentionDuration: { seconds: spec.retentionSeconds },
    enableMessageOrdering: spec.ordered,
    enableExactlyOnceDelivery: spec.exactlyOnce,
    expirationPolicy: {},
    ...(spec.filter ? { filter: spec.filter } : {}),
    ...(spec.deadLetter
      ? {
          deadLetterPolicy: {
            deadLetterTopic: `projects/${projectId}/topics/${spec.deadLetter.topic}`,
            maxDeliveryAttempts: spec.deadLetter.maxAttempts,
          },
        }
      : {}),
    ...(spec.push ? { pushConfig: toPushConfig(spec.push) } : {}),
  };
}

function toPushConfig({ endpoint, serviceAccountEmail, audience }: NonNullable<SubscriptionSpec['push']>) {
  return {
    pushEndpoint: endpoint,
    ...(serviceAccountEmail ? { oidcToken: { serviceAccountEmail, audience: audience ?? endpoint } } : {}),
  };
}
