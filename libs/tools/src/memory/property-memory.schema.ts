import { z } from 'zod';
import { pendingVisitSchema } from './pending-visit.schema';
import { searchSlotsSchema } from './search-slots.schema';
import { shownListSchema, shownPropertySchema } from './shown-list.schema';

/** What a conversation remembers about properties; part of the stored conversation state. */
export const propertyMemorySchema = z.object({
  slots: searchSlotsSchema,
  shown: shownListSchema.optional(),
  /** The property the customer looks at; "this one" means it. */
  active: shownPropertySchema.optional(),
  /** The visit being arranged. */
  visit: pendingVisitSchema.optional().catch(undefined),
});
export type PropertyMemory = z.output<typeof propertyMemorySchema>;

/** A conversation that knows nothing yet. */
export const EMPTY_PROPERTY_MEMORY: PropertyMemory = { slots: {} };
