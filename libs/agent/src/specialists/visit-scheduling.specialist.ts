import { propertyDetailsTool, rememberNameTool } from '@whatsapp-agent/tools';
import { composeVisitSchedulingInstructions } from '../instructions/visit-scheduling.instructions';
import type { Specialist } from './specialist';

/** Arranges, moves and cancels visits. */
export const VISIT_SCHEDULING: Specialist = {
  name: 'visit_scheduling',
  handoffDescription: 'Visits and viewings: booking, moving, cancelling, and questions about booked ones.',
  instructions: composeVisitSchedulingInstructions,
  tools: [propertyDetailsTool, rememberNameTool],
};
