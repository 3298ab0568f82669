import {
  propertyDetailsTool,
  refineTool,
  requestHumanTool,
  saveContactTool,
  searchPropertiesTool,
  showMoreTool,
} from '@whatsapp-agent/tools';
import { composePropertySearchInstructions } from '../instructions/property-search.instructions';
import type { Specialist } from './specialist';

/** Finds listings, changes wishes and turns pages. */
export const PROPERTY_SEARCH: Specialist = {
  name: 'property_search',
  handoffDescription: 'Searching for property to rent or buy, changing wishes, and showing more results.',
  instructions: composePropertySearchInstructions,
  tools: [
    searchPropertiesTool,
    showMoreTool,
    refineTool,
    propertyDetailsTool,
    saveContactTool,
    requestHumanTool,
  ],
};
