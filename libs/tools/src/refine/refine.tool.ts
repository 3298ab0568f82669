import { searchWith } from '../search-properties/search-with';
import { textsIn } from '../texts/texts';
import { defineTool } from '../tool/define-tool';
import { applyRefinement } from './apply-refinement';
import { refineSchema } from './refine.schema';

/** Searches again, relative to the list that was shown. */
export const refineTool = defineTool({
  name: 'refine',
  description:
    'Searches again relative to what was shown: "something cheaper", "bigger ones", "anything newer", "not that area". Not for a wish with a value of its own ("under 80k"): that is search_properties.',
  schema: refineSchema,
  async execute({ change, excludeAreas }, context) {
    const { memory, locale } = context;
    const searched = memory.shown !== undefined || memory.active !== undefined;
    if (!searched && Object.keys(memory.slots).length === 0) {
      return {
        facts: { status: 'not_searched' },
        presentation: [{ kind: 'text', text: textsIn(locale).searchFirst }],
      };
    }
    const slots = applyRefinement(memory.slots, change, memory, excludeAreas ?? []);
    return searchWith({ slots, unclear: [] }, context);
  },
});
