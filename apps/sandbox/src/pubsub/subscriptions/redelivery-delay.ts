import { toMilliseconds } from '../wire/duration';
import type { SubscriptionResource } from '../wire/pubsub.schema';

const PUSH_MIN_MS = 100;
const PUSH_MAX_MS = 60_000;

/**
 * Milliseconds until a message is delivered again: exponential within the retry policy. Without a policy pull
 * subscriptions redeliver at once and push subscriptions back off from 100 ms to a minute.
 * @param failures nacks and expired deadlines so far, at least 1.
 */
export function redeliveryDelayMs(settings: SubscriptionResource, failures: number): number {
  const { minimumBackoff, maximumBackoff } = settings.retryPolicy ?? {};
  if (minimumBackoff && maximumBackoff) {
    return exponential(toMilliseconds(minimumBackoff), toMilliseconds(maximumBackoff), failures);
  }
  return settings.pushConfig?.pushEndpoint ? exponential(PUSH_MIN_MS, PUSH_MAX_MS, failures) : 0;
}

function exponential(minimum: number, maximum: number, failures: number): number {
  return Math.min(maximum, minimum * 2 ** (failures - 1));
}
