import type { AgentTool } from '@whatsapp-agent/tools';
import type { InstructionBrief } from '../instructions/shared-rules';

/** An agent with one job: its instructions and its tools. */
export interface Specialist {
  /** Stored as the keeper of a conversation: never renamed without a state migration. */
  name: string;
  /** When others hand over to it, for the model. */
  handoffDescription: string;
  instructions: (brief: InstructionBrief) => string;
  tools: readonly AgentTool[];
}
