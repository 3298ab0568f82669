import type { StagedEffect, ToolTrace, TurnContext, TurnUsage } from '@whatsapp-agent/contracts';
import type { StructuredReply } from '@whatsapp-agent/whatsapp';

/** What the assistant answers to one turn. Nothing of it has happened yet: the commit makes it true. */
export interface AssistantReply {
  /** What the customer sees. No parts means there is nothing to answer (a reaction, a read system note). */
  reply: StructuredReply;
  /** Conversation state to store; only the assistant reads it. */
  state: unknown;
  /** Changes the tools asked for, to be applied inside the commit. */
  effects: StagedEffect[];
  /** Tool calls in order, for the trace of the turn. */
  tools: ToolTrace[];
  usage: Omit<TurnUsage, 'ms'>;
  /** Agent that answered, e.g. `property_search`. */
  specialist: string;
}

/** Thinks about a turn. It reads and stages, and changes nothing by itself. */
export interface Assistant {
  /**
   * Answers all pending messages of the turn at once.
   * Rejects with the signal's reason when aborted, with `TransientError` `MODEL.*` when the model (or the
   * catalogue) cannot be reached, with `PermanentError` `MODEL.*` when the model will never take the request.
   */
  respond(turn: TurnContext, signal: AbortSignal): Promise<AssistantReply>;
}
