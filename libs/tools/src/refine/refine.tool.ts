import { describeWish } from '../presentation/describe-wish';
import { searchWith } from '../search-properties/search-with';
import type { SearchSlots } from '../memory/search-slots.schema';
import { textsIn } from '../texts/texts';
import { defineTool } from '../tool/define-tool';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { applyRefinement } from './apply-refinement';
import { followRelaxation } from './follow-relaxation';
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
    const wish =
      change === 'other_area' ? memory.slots : followRelaxation(memory.slots, memory.shown?.relaxation);
    const slots = applyRefinement(wish, change, memory, excludeAreas ?? []);
    const outcome = await searchWith({ slots, unclear: [] }, context);
    return change === 'other_area' ? outcome : keepListWhenNothingIs(outcome, slots, context);
  },
});

/** "Cheaper" is no wish to relax: when nothing is, the customer hears so and keeps the list they have. */
function keepListWhenNothingIs(
  outcome: ToolOutcome,
  slots: SearchSlots,
  { locale, memory }: ToolContext,
): ToolOutcome {
  const { tier } = outcome.facts;
  if (tier === undefined || tier === 'exact') return outcome;
  const texts = textsIn(locale);
  const text = [texts.foundNothing(describeWish(slots, texts) ?? texts.properties), texts.tryOther].join(
    '\n',
  );
  return { facts: { status: 'nothing_found', slots }, presentation: [{ kind: 'text', text }], memory };
}
