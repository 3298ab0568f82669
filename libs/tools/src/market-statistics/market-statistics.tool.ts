import type { Figure, PropertySort, PropertyStatistics } from '@whatsapp-agent/contracts';
import type { PropertyMemory } from '../memory/property-memory.schema';
import { type SearchSlots, toCriteria } from '../memory/search-slots.schema';
import { toShownProperty } from '../memory/shown-list.schema';
import { toCardFacts } from '../presentation/property-facts';
import { mergeSlots } from '../search-properties/merge-slots';
import { describeUnclear } from '../search-properties/describe-unclear';
import { textsIn } from '../texts/texts';
import { askCatalog, CATALOG_UNAVAILABLE } from '../tool/ask-catalog';
import { defineTool } from '../tool/define-tool';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { marketStatisticsSchema, type Measure } from './market-statistics.schema';
import { presentStatistics } from './present-statistics';

/** Listings that go with an answer: the ones it names, or a few of those it is about. */
const MOST_NAMED = 5;
const MOST_EXAMPLES = 3;

const PLANS: Readonly<Record<Measure, { sort?: PropertySort; figures: Figure[] }>> = {
  cheapest: { sort: 'price_asc', figures: [] },
  most_expensive: { sort: 'price_desc', figures: [] },
  largest: { sort: 'size_desc', figures: [] },
  smallest: { sort: 'size_asc', figures: [] },
  average: { figures: ['price', 'size'] },
  median: { figures: ['price', 'size'] },
  count: { figures: [] },
  price_per_sqft: { figures: ['price_per_sqft'] },
  overview: { figures: ['price', 'size', 'price_per_sqft', 'groups'] },
};

/** Answers a question about many listings, every part of the wish respected; what it names becomes the list. */
export const marketStatisticsTool = defineTool({
  name: 'market_statistics',
  description:
    'Answers questions about many listings at once: the cheapest, most expensive, largest or smallest, averages, medians, how many there are, price per square foot, or market insights. The only source of such figures. Pass only what the new messages say about the kind of home; for sale unless renting is meant.',
  schema: marketStatisticsSchema,
  async execute({ measure, ...args }, context) {
    const { slots, unclear } = mergeSlots(context.memory.slots, args);
    let question = toQuestion(slots, measure);
    let statistics = await ask(question, context);
    if (statistics !== CATALOG_UNAVAILABLE && statistics.total === 0) {
      // "Villas in JVC" after a talk about 2-bed flats: what was carried over may be what nothing meets.
      const { transaction } = slots;
      const alone = mergeSlots(transaction ? { transaction } : {}, args).slots;
      question = toQuestion(alone, measure);
      statistics = await ask(question, context);
    }
    const { scope, wish, criteria, sort } = question;
    const texts = textsIn(context.locale);
    if (statistics === CATALOG_UNAVAILABLE) {
      return { facts: { status: 'unavailable' }, presentation: [{ kind: 'text', text: texts.unavailable }] };
    }
    const notes = describeUnclear(unclear, texts).map((text) => ({ kind: 'text' as const, text }));
    return {
      facts: toFacts(measure, statistics, scope),
      presentation: [...presentStatistics(measure, statistics, scope, texts), ...notes],
      memory: remember(statistics, criteria, wish, sort !== undefined, context),
    };
  },
});

/** A question as it is asked, with what it is about. */
interface Question {
  scope: SearchSlots;
  wish: SearchSlots;
  criteria: ReturnType<typeof toCriteria>;
  sort?: PropertySort;
  figures: Figure[];
}

function toQuestion(slots: SearchSlots, measure: Measure): Question {
  const { refinement: _bounds, sort: _order, ...wish } = slots;
  const scope: SearchSlots = { ...wish, transaction: wish.transaction ?? 'sale' };
  const { sort, figures } = PLANS[measure];
  const criteria = { ...toCriteria(scope), ...(sort ? { sort } : {}) };
  return { scope, wish, criteria, figures, ...(sort ? { sort } : {}) };
}

async function ask({ criteria, sort, figures }: Question, context: ToolContext) {
  const limit = sort ? MOST_NAMED : MOST_EXAMPLES;
  const { tenantId } = context;
  return askCatalog(context, (catalog) => catalog.summarise({ tenantId, criteria, figures, limit }));
}

/** What is on the screen is the list; a superlative is also what "it" means next. */
function remember(
  statistics: PropertyStatistics,
  criteria: ReturnType<typeof toCriteria>,
  slots: SearchSlots,
  named: boolean,
  context: ToolContext,
): PropertyMemory {
  const items = statistics.properties.map(toShownProperty);
  const [first] = items;
  if (!first) return { ...context.memory, slots };
  return {
    slots,
    shown: {
      items,
      criteria,
      total: statistics.total,
      ...(statistics.nextCursor === undefined ? {} : { cursor: statistics.nextCursor }),
    },
    ...(named ? { active: first } : {}),
  };
}

function toFacts(measure: Measure, statistics: PropertyStatistics, scope: SearchSlots): ToolOutcome['facts'] {
  const { properties, nextCursor: _cursor, ...figures } = statistics;
  return {
    status: statistics.total > 0 ? 'answered' : 'nothing_found',
    measure,
    scope,
    ...figures,
    listings: properties.map((property, index) => toCardFacts(toShownProperty(property), index + 1)),
  };
}
