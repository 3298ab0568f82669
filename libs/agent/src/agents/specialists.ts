import {
  type AgentTool,
  propertyDetailsTool,
  rememberNameTool,
  searchPropertiesTool,
  showMoreTool,
} from '@whatsapp-agent/tools';
import { composePropertySearchInstructions } from '../instructions/property-search.instructions';
import type { InstructionBrief } from '../instructions/shared-rules';
import { composeTriageInstructions } from '../instructions/triage.instructions';

/** An agent with one job. A new one is an entry here, its instructions and its tools. */
export interface Specialist {
  /** Stored as the keeper of a conversation: never renamed without a state migration. */
  name: string;
  /** When others hand over to it, for the model. */
  handoffDescription: string;
  instructions: (brief: InstructionBrief) => string;
  tools: readonly AgentTool[];
}

/** Opens every conversation that no other specialist keeps. */
export const TRIAGE = 'triage';

/** All specialists; each can hand over to every other. */
export const SPECIALISTS: readonly Specialist[] = [
  {
    name: TRIAGE,
    handoffDescription: 'Greetings, small talk and anything that has nothing to do with property.',
    instructions: composeTriageInstructions,
    tools: [rememberNameTool],
  },
  {
    name: 'property_search',
    handoffDescription:
      'Searching for property, changing wishes, showing more results, and questions about shown properties.',
    instructions: composePropertySearchInstructions,
    tools: [searchPropertiesTool, showMoreTool, propertyDetailsTool, rememberNameTool],
  },
];
