import type { WakeReason } from '@whatsapp-agent/contracts';

/** DI token of {@link ConversationWaker}. */
export const CONVERSATION_WAKER = Symbol('CONVERSATION_WAKER');

/** Asks for another look at a conversation. Only a hint: what is lost, the sweep finds. */
export interface ConversationWaker {
  /** Resolves when the request is durable. */
  wake(conversationId: string, reason: WakeReason): Promise<void>;
  /** The same after `inMs`; forgotten when the process ends. */
  wakeLater(conversationId: string, reason: WakeReason, inMs: number): void;
}
