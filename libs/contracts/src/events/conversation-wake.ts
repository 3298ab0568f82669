import { IsIn, IsUUID } from 'class-validator';

/** Pub/Sub pattern of {@link ConversationWake}. */
export const CONVERSATION_WAKE_V1 = 'conversation.wake.v1';

/** Why a conversation is looked at again. */
export const WAKE_REASONS = ['continue', 'retry', 'pace', 'sweep', 'shutdown'] as const;
export type WakeReason = (typeof WAKE_REASONS)[number];

/** Asks a worker to look at a conversation; it carries no work of its own, the database decides. */
export class ConversationWake {
  @IsUUID()
  conversationId: string;

  @IsIn(WAKE_REASONS)
  reason: WakeReason;
}
