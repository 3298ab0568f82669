import { propertyDetailsTool, saveContactTool, requestHumanTool } from '@whatsapp-agent/tools';
import { composeTriageInstructions } from '../instructions/triage.instructions';
import type { Specialist } from './specialist';

/** Opens every conversation that no other specialist keeps. */
export const TRIAGE: Specialist = {
  name: 'triage',
  handoffDescription: 'Anything that has nothing to do with property.',
  instructions: composeTriageInstructions,
  tools: [propertyDetailsTool, saveContactTool, requestHumanTool],
};
