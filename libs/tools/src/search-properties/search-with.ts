import type { PropertyPage } from '@whatsapp-agent/contracts';
import type { PropertyMemory } from '../memory/property-memory.schema';
import { type SearchSlots, toCriteria } from '../memory/search-slots.schema';
import { toShownProperty } from '../memory/shown-list.schema';
import { toCardFacts } from '../presentation/property-facts';
import { textsIn } from '../texts/texts';
import { askCatalog, CATALOG_UNAVAILABLE } from '../tool/ask-catalog';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { composeClarification } from './clarify';
import { describeUnclear } from './describe-unclear';
import type { SlotUpdate } from './merge-slots';
import { type AskedSlot, findMissingSlots } from './missing-slots';
import { presentResults } from './present-results';

/** Cards of one answer. */
export const PAGE_SIZE = 10;

/** Searches with slots that were just changed, or asks for what is missing before a search; either way they are kept. */
export async function searchWith(update: SlotUpdate, context: ToolContext): Promise<ToolOutcome> {
  const memory: PropertyMemory = { ...context.memory, slots: update.slots };
  const missing = findMissingSlots(update.slots);
  return missing.length > 0 ? clarify(update, missing, memory, context) : search(update, memory, context);
}

function clarify(
  { slots, unclear }: SlotUpdate,
  missing: AskedSlot[],
  memory: PropertyMemory,
  context: ToolContext,
): ToolOutcome {
  const texts = textsIn(context.locale);
  const text = [...describeUnclear(unclear, texts), composeClarification(slots, missing, texts)].join('\n');
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
  const notes = describeUnclear(unclear, texts).map((text) => ({ kind: 'text' as const, text }));
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
      ...(page.relaxation
        ? { relaxation: { constraint: page.relaxation.constraint, value: page.relaxation.value } }
        : {}),
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
    ...(page.givenUp ? { givenUp: page.givenUp } : {}),
    ...(page.market ? { market: page.market } : {}),
    suggestions: page.suggestions,
    unknownAreas: page.unknownAreas,
  };
}
