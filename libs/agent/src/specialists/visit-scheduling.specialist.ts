import {
  cancelVisitTool,
  listVisitsTool,
  propertyDetailsTool,
  requestHumanTool,
  rescheduleVisitTool,
  saveContactTool,
  scheduleVisitTool,
} from '@whatsapp-agent/tools';
import { composeVisitSchedulingInstructions } from '../instructions/visit-scheduling.instructions';
import type { Specialist } from './specialist';

/** Arranges, moves and cancels visits. */
export const VISIT_SCHEDULING: Specialist = {
  name: 'visit_scheduling',
  handoffDescription: 'Visits and viewings: booking, moving, cancelling, and questions about booked ones.',
  instructions: composeVisitSchedulingInstructions,
  tools: [
    scheduleVisitTool,
    rescheduleVisitTool,
    cancelVisitTool,
    listVisitsTool,
    propertyDetailsTool,
    saveContactTool,
    requestHumanTool,
  ],
};
