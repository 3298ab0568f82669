import type { PropertyPage } from '@whatsapp-agent/contracts';
import type { PropertyMemory } from '../memory/property-memory.schema';
import { type SearchSlots, toCriteria } from '../memory/search-slots.schema';
import { toShownProperty } from '../memory/shown-list.schema';
import { toCardFacts } from '../presentation/property-facts';
import { textsIn } from '../texts/texts';
import { askCatalog, CATALOG_UNAVAILABLE } from '../tool/ask-catalog';
import { defineTool } from '../tool/define-tool';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { composeClarification } from './clarify';
import { mergeSlots, type SlotUpdate } from './merge-slots';
import { type AskedSlot, findMissingSlots } from './missing-slots';
import { presentResults } from './present-results';
import { applyRelativeWish } from './relative-wish';
import { searchPropertiesSchema } from './search-properties.schema';

/** Cards of one answer. */
export const PAGE_SIZE = 10;

/** Updates what the customer looks for, and searches once enough is known. */
export const searchPropertiesTool = defineTool({
  name: 'search_properties',
  description:
    'Records what the customer looks for and searches the listings. Call it whenever the customer states, changes or drops a wish (buy or rent, type, area, budget, bedrooms, size, features), also when something is still missing: it asks the customer itself. Pass only what the new messages say.',
  schema: searchPropertiesSchema,
  async execute(args, context) {
    const update = mergeSlots(context.memory.slots, args);
    const slots = args.relative
      ? applyRelativeWish(update.slots, args.relative, context.memory)
      : update.slots;
    const memory: PropertyMemory = { ...context.memory, slots };
    const missing = findMissingSlots(slots);
    return missing.length > 0
      ? clarify({ slots, unclear: update.unclear }, missing, memory, context)
      : search({ slots, unclear: update.unclear }, memory, context);
  },
});

function clarify(
  { slots, unclear }: SlotUpdate,
  missing: AskedSlot[],
  memory: PropertyMemory,
  context: ToolContext,
): ToolOutcome {
  const texts = textsIn(context.locale);
  const text = [
    ...(unclear.length > 0 ? [texts.unclear(unclear)] : []),
    composeClarification(slots, missing, texts),
  ].join('\n');
  return { facts: { status: 'needs', missing, slots }, presentation: [{ kind: 'text', text }], memory };
}

async function search(
  { slots, unclear }: SlotUpdate,
  memory: PropertyMemory,
  context: ToolContext,
): Promise<ToolOutcome> {
  const texts = textsIn(context.locale);
  const criteria = toCriteria(slots);
  const page = await askCatalog(context, (catalog) =>
    catalog.search({ tenantId: context.tenantId, criteria, limit: PAGE_SIZE }),
  );
  if (page === CATALOG_UNAVAILABLE) {
    return {
      facts: { status: 'unavailable', slots },
      presentation: [{ kind: 'text', text: texts.unavailable }],
      memory,
    };
  }
  const notes = unclear.length > 0 ? [{ kind: 'text' as const, text: texts.unclear(unclear) }] : [];
  return {
    facts: { ...toFacts(page, slots) },
    presentation: [...presentResults(page, slots, texts), ...notes],
    memory: page.properties.length > 0 ? remember(page, memory, criteria) : memory,
  };
}

/** A search without results keeps the previous list: "property 2" still means what the customer saw. */
function remember(
  page: PropertyPage,
  memory: PropertyMemory,
  criteria: ReturnType<typeof toCriteria>,
): PropertyMemory {
  return {
    slots: memory.slots,
    shown: {
      items: page.properties.map(toShownProperty),
      criteria,
      total: page.total,
      ...(page.nextCursor === undefined ? {} : { cursor: page.nextCursor }),
    },
  };
}

function toFacts(page: PropertyPage, slots: SearchSlots): Record<string, unknown> {
  return {
    status: page.properties.length > 0 ? 'shown' : 'nothing_found',
    slots,
    tier: page.tier,
    total: page.total,
    shown: page.properties.map((property, index) => toCardFacts(toShownProperty(property), index + 1)),
    ...(page.relaxation ? { relaxation: page.relaxation } : {}),
    suggestions: page.suggestions,
    unknownAreas: page.unknownAreas,
  };
}
