/**
 * Ordering keys on which a publish failed. The Pub/Sub client forgets a failed key at once and sends the
 * next message of it, which leaves a gap in the order that nobody notices; so the key is held here.
 */
export class HeldKeys {
  private readonly keysByTopic = new Map<string, Set<string>>();

  /** Without effect for messages that have no ordering key. */
  add(topic: string, orderingKey: string | undefined): void {
    if (!orderingKey) return;
    const keys = this.keysByTopic.get(topic) ?? new Set();
    this.keysByTopic.set(topic, keys.add(orderingKey));
  }

  has(topic: string, orderingKey: string | undefined): boolean {
    return !!orderingKey && (this.keysByTopic.get(topic)?.has(orderingKey) ?? false);
  }

  /** Whether the key was held. */
  delete(topic: string, orderingKey: string): boolean {
    return this.keysByTopic.get(topic)?.delete(orderingKey) ?? false;
  }
}
