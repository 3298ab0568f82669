import type { OnModuleDestroy } from '@nestjs/common';
import type { ConversationWaker } from '@whatsapp-agent/agent';
import { CONVERSATION_WAKE_V1, type WakeReason } from '@whatsapp-agent/contracts';
import { traceAttributes } from '@whatsapp-agent/observability';
import { PubSubClient } from '@whatsapp-agent/pubsub';

/** Later wakes are left to the sweep, which runs every minute. */
const LONGEST_TIMER_MS = 90_000;

/** Wakes conversations through the topic, so that any worker may go on. */
export class PubSubConversationWaker implements ConversationWaker, OnModuleDestroy {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly client: PubSubClient) {}

  async wake(conversationId: string, reason: WakeReason): Promise<void> {
    const attributes = traceAttributes();
    await this.client.publish(CONVERSATION_WAKE_V1, { conversationId, reason }, { attributes });
  }

  wakeLater(conversationId: string, reason: WakeReason, inMs: number): void {
    if (inMs > LONGEST_TIMER_MS) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      // A wake that is lost is found by the sweep.
      this.wake(conversationId, reason).catch(() => undefined);
    }, inMs);
    timer.unref();
    this.timers.add(timer);
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }
}
