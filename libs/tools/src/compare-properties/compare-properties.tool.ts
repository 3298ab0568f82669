import type { Property } from '@whatsapp-agent/contracts';
import type { ShownProperty } from '../memory/shown-list.schema';
import { toAllFacts } from '../presentation/property-facts';
import { resolveReference } from '../property-details/resolve-reference';
import { textsIn } from '../texts/texts';
import { askCatalog, CATALOG_UNAVAILABLE } from '../tool/ask-catalog';
import { defineTool } from '../tool/define-tool';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { comparePropertiesSchema } from './compare-properties.schema';
import { type ComparedProperty, presentComparison } from './present-comparison';

const MOST_COMPARED = 3;

/** Puts two or three shown properties side by side, from their listings only. */
export const comparePropertiesTool = defineTool({
  name: 'compare_properties',
  description:
    'Compares two or three properties that were shown, side by side: "compare 1 and 3", "which of the first two is bigger?".',
  schema: comparePropertiesSchema,
  async execute({ properties }, context) {
    const texts = textsIn(context.locale);
    const listed = context.memory.shown?.items.length ?? 0;
    if (listed === 0 && !context.memory.active) return say({ status: 'not_searched' }, texts.searchFirst);
    const wordings = properties.length > 0 ? properties.map(String) : firstOf(listed);
    const references = wordings.map((wording) => resolveReference(wording, context.memory));
    if (references.some(({ kind }) => kind === 'not_in_list' || kind === 'no_list')) {
      return say({ status: 'not_in_list', listed }, texts.notInList(listed));
    }
    const found = references.flatMap((one) => (one.kind === 'found' ? [one.property] : []));
    const distinct = [...new Map(found.map((one) => [one.id, one])).values()];
    if (distinct.length < 2) {
      const text = found.length > 1 ? texts.search.compare.same : texts.search.compare.needTwo;
      return say({ status: 'needs_two', listed }, text);
    }
    return compare(distinct, context);
  },
});

/** "Compare them" about a list of two or three needs no numbers. */
function firstOf(listed: number): string[] {
  return listed <= MOST_COMPARED ? Array.from({ length: listed }, (_, index) => String(index + 1)) : [];
}

async function compare(chosen: ShownProperty[], context: ToolContext): Promise<ToolOutcome> {
  const texts = textsIn(context.locale);
  const looked = await askCatalog(context, (catalog) =>
    Promise.all(chosen.slice(0, MOST_COMPARED).map(({ id }) => catalog.findProperty(context.tenantId, id))),
  );
  if (looked === CATALOG_UNAVAILABLE) return say({ status: 'unavailable' }, texts.unavailable);
  const listings = looked.flatMap((property) => (property ? [number(property, context)] : []));
  if (listings.length < 2) return say({ status: 'gone' }, texts.gone);
  const notes = chosen.length > MOST_COMPARED ? [texts.search.compare.tooMany(MOST_COMPARED)] : [];
  return {
    facts: {
      status: 'compared',
      properties: listings.map(({ property, number: position }) => ({
        number: position,
        ...toAllFacts(property),
      })),
    },
    presentation: [{ kind: 'text', text: [...notes, ...presentComparison(listings, texts)].join('\n') }],
    memory: context.memory,
  };
}

/** The number the customer knows it by; one that was only looked at has none. */
function number(property: Property, { memory }: ToolContext): ComparedProperty {
  const index = memory.shown?.items.findIndex(({ id }) => id === property.id) ?? -1;
  return { property, ...(index < 0 ? {} : { number: index + 1 }) };
}

function say(facts: Record<string, unknown>, text: string): ToolOutcome {
  return { facts, presentation: [{ kind: 'text', text }] };
}
