import { applyRefinement } from '../refine/apply-refinement';
import { defineTool } from '../tool/define-tool';
import { mergeSlots } from './merge-slots';
import { searchPropertiesSchema } from './search-properties.schema';
import { searchWith } from './search-with';

/** Updates what the customer looks for, and searches once enough is known. */
export const searchPropertiesTool = defineTool({
  name: 'search_properties',
  description:
    'Records what the customer looks for and searches the listings. Call it whenever the customer states, changes or drops a wish (buy or rent, type, area, budget, bedrooms, size, features), also when something is still missing: it asks the customer itself. Pass only what the new messages say.',
  schema: searchPropertiesSchema,
  async execute(args, context) {
    const { slots, unclear } = mergeSlots(context.memory.slots, args);
    return searchWith(
      { slots: args.relative ? applyRefinement(slots, args.relative, context.memory) : slots, unclear },
      context,
    );
  },
});
