import { FilterParser } from '../filter/filter-parser';
import { fromMilliseconds, toMilliseconds } from '../wire/duration';
import type { PushConfig, SubscriptionResource, WireDuration } from '../wire/pubsub.schema';
import { StatusError } from '../wire/status.error';

const MAX_ACK_DEADLINE_SECONDS = 600;
const DEFAULT_ACK_DEADLINE_SECONDS = 10;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Fills in Google's defaults and checks a subscription as the real service does.
 * @param minAckDeadlineSeconds Google's is 10; tests go lower.
 * @throws StatusError INVALID_ARGUMENT for the first setting out of bounds.
 */
export function normalizeSubscription(
  given: SubscriptionResource,
  minAckDeadlineSeconds: number,
): SubscriptionResource {
  const settings: SubscriptionResource = {
    ...given,
    ackDeadlineSeconds: given.ackDeadlineSeconds || DEFAULT_ACK_DEADLINE_SECONDS,
    messageRetentionDuration: given.messageRetentionDuration ?? fromMilliseconds(7 * DAY_MS),
    expirationPolicy: given.expirationPolicy ?? { ttl: fromMilliseconds(31 * DAY_MS) },
    pushConfig: given.pushConfig ?? { pushEndpoint: '', attributes: {} },
    retryPolicy: given.retryPolicy && {
      minimumBackoff: given.retryPolicy.minimumBackoff ?? fromMilliseconds(10_000),
      maximumBackoff: given.retryPolicy.maximumBackoff ?? fromMilliseconds(600_000),
    },
    deadLetterPolicy: given.deadLetterPolicy?.deadLetterTopic
      ? { ...given.deadLetterPolicy, maxDeliveryAttempts: given.deadLetterPolicy.maxDeliveryAttempts || 5 }
      : null,
    state: 'ACTIVE',
  };
  FilterParser.parse(settings.filter);
  checkAckDeadline(settings.ackDeadlineSeconds, minAckDeadlineSeconds);
  checkRetention(settings.messageRetentionDuration);
  checkRetryPolicy(settings);
  checkDeadLetterPolicy(settings);
  checkPushConfig(settings, settings.pushConfig);
  return settings;
}

function checkAckDeadline(seconds: number, minimum: number): void {
  if (seconds < minimum || seconds > MAX_ACK_DEADLINE_SECONDS) {
    throw invalid(
      `ack_deadline_secs out of bounds: ${seconds}, allowed are ${minimum} to ${MAX_ACK_DEADLINE_SECONDS}.`,
    );
  }
}

function checkRetention(retention: WireDuration | null): void {
  const ms = retention ? toMilliseconds(retention) : 0;
  if (ms < 10 * MINUTE_MS || ms > 31 * DAY_MS) {
    throw invalid('message_retention_duration out of bounds: allowed are 10 minutes to 31 days.');
  }
}

function checkRetryPolicy({ retryPolicy }: SubscriptionResource): void {
  if (!retryPolicy?.minimumBackoff || !retryPolicy.maximumBackoff) return;
  const minimum = toMilliseconds(retryPolicy.minimumBackoff) / 1000;
  const maximum = toMilliseconds(retryPolicy.maximumBackoff) / 1000;
  for (const [name, seconds] of Object.entries({ minimum_backoff: minimum, maximum_backoff: maximum })) {
    if (seconds < 0 || seconds > 600) {
      throw invalid(
        `The value for ${name} is out of bounds. You passed ${seconds}s in the request, but the value must be between 0s and 600s.`,
      );
    }
  }
  if (maximum < minimum) {
    throw invalid(
      `The value for maximum_backoff is too small. You passed ${maximum}s in the request, but the minimum value is ${minimum}s.`,
    );
  }
}

function checkDeadLetterPolicy({ deadLetterPolicy }: SubscriptionResource): void {
  const attempts = deadLetterPolicy?.maxDeliveryAttempts ?? 5;
  if (attempts >= 5 && attempts <= 100) return;
  const [extreme, bound, limit] = attempts < 5 ? ['small', 'minimum', 5] : ['large', 'maximum', 100];
  throw invalid(
    `The value for max_delivery_attempts is too ${extreme}. You passed ${attempts} in the request, but the ${bound} value is ${limit}.`,
  );
}

function checkPushConfig(settings: SubscriptionResource, push: PushConfig | null): void {
  if (!push?.pushEndpoint) return;
  const url = URL.canParse(push.pushEndpoint) ? new URL(push.pushEndpoint) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw invalid('Unsupported push_endpoint');
  if (settings.enableExactlyOnceDelivery) {
    throw invalid('Exactly once delivery is not supported for push subscriptions.');
  }
}

function invalid(details: string): StatusError {
  return new StatusError('INVALID_ARGUMENT', details);
}
