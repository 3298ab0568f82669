import type { StoredMessage } from '../delivery/stored-message';
import type { Snapshot } from '../snapshots/snapshot';
import type { Topic } from '../topics/topic';
import type { Subscription } from './subscription';

/**
 * Acknowledges everything published before a moment and brings back what was published since, as far as it is
 * retained. A moment in the future purges the subscription.
 * @param time milliseconds since the epoch.
 */
export function seekToTime(subscription: Subscription, topic: Topic | undefined, time: number): void {
  const messages = [...subscription.unackedMessages, ...retainedMessages(subscription, topic)];
  replaceBacklog(
    subscription,
    messages.filter((message) => message.publishedAt >= time),
  );
}

/** Brings back what was owed when the snapshot was taken, and everything published since. */
export function seekToSnapshot(
  subscription: Subscription,
  topic: Topic | undefined,
  snapshot: Snapshot,
): void {
  const since = [...(topic?.history ?? []), ...subscription.unackedMessages].filter(
    ({ sequence }) => sequence > snapshot.takenAtSequence,
  );
  replaceBacklog(subscription, [...snapshot.unacked, ...since]);
}

/** Acknowledged messages can come back only where the topic or the subscription retains them. */
function retainedMessages(subscription: Subscription, topic: Topic | undefined): StoredMessage[] {
  if (!topic) return [];
  if (topic.resource.messageRetentionDuration) return [...topic.history];
  if (!subscription.resource.retainAckedMessages) return [];
  return [...topic.history].filter((message) => message.publishedAt >= subscription.createdAt);
}

function replaceBacklog(subscription: Subscription, messages: readonly StoredMessage[]): void {
  const accepted = messages.filter((message) => subscription.accepts(message));
  const unique = new Map(accepted.map((message) => [message.sequence, message]));
  subscription.replaceBacklog([...unique.values()].sort((a, b) => a.sequence - b.sequence));
}
