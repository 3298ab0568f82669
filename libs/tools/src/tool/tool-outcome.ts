import type { StagedEffect } from '@whatsapp-agent/contracts';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import type { PropertyMemory } from '../memory/property-memory.schema';

/** What a tool call came to. Nothing is written anywhere: memory and effects are applied by the commit. */
export interface ToolOutcome {
  /** What the model may state; also the result in the trace. No ids. */
  facts: Record<string, unknown>;
  /** What the customer sees. Empty means that the model words the answer from the facts. */
  presentation: ReplyPart[];
  /** Nothing has to be said about the call when another tool of the same answer speaks. */
  aside?: boolean;
  /** Memory after the call; absent when it did not change. */
  memory?: PropertyMemory;
  effects?: StagedEffect[];
}
