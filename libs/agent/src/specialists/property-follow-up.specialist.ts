import {
  comparePropertiesTool,
  nearbyPlacesTool,
  propertyDetailsTool,
  requestHumanTool,
  routeTool,
  saveContactTool,
  sendBrochureTool,
  shareLocationTool,
} from '@whatsapp-agent/tools';
import { composePropertyFollowUpInstructions } from '../instructions/property-follow-up.instructions';
import type { Specialist } from './specialist';

/** Answers about properties that were shown. */
export const PROPERTY_FOLLOW_UP: Specialist = {
  name: 'property_follow_up',
  handoffDescription:
    'Follow-up on shown homes: details, brochure, location, what is nearby, routes, and comparing them.',
  instructions: composePropertyFollowUpInstructions,
  tools: [
    comparePropertiesTool,
    propertyDetailsTool,
    sendBrochureTool,
    shareLocationTool,
    nearbyPlacesTool,
    routeTool,
    saveContactTool,
    requestHumanTool,
  ],
};
