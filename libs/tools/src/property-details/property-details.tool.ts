import type { Property } from '@whatsapp-agent/contracts';
import { toShownProperty } from '../memory/shown-list.schema';
import { toAllFacts } from '../presentation/property-facts';
import { placeTextsIn } from '../texts/places/place-texts-in';
import { textsIn } from '../texts/texts';
import { askCatalog, CATALOG_UNAVAILABLE } from '../tool/ask-catalog';
import { defineTool } from '../tool/define-tool';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { presentDetails } from './present-details';
import { propertyDetailsSchema } from './property-details.schema';
import { resolveReference } from './resolve-reference';

/** Shows a property, or gives the model its facts to answer a question from. */
export const propertyDetailsTool = defineTool({
  name: 'property_details',
  description:
    'Looks up one property that was shown: its details for the customer, or its facts for your answer. The only source of facts about a property. It becomes the property looked at.',
  schema: propertyDetailsSchema,
  async execute({ property, purpose }, context) {
    const wording = property === null || property === undefined ? undefined : String(property);
    const reference = resolveReference(wording, context.memory);
    const texts = textsIn(context.locale);
    const count = context.memory.shown?.items.length ?? 0;
    switch (reference.kind) {
      case 'found':
        return describeProperty(reference.property.id, purpose ?? 'show', context);
      case 'not_in_list':
        return say(
          { status: 'not_in_list', listed: count },
          count === 0 ? texts.searchFirst : texts.notInList(count),
        );
      case 'unclear':
        return say({ status: 'unclear', listed: count }, texts.whichOne(count));
      case 'no_list':
        return say({ status: 'not_searched' }, texts.searchFirst);
    }
  },
});

/** Details of a property by its id: what a pressed "Know More" means. */
export async function describeProperty(
  propertyId: string,
  purpose: 'show' | 'answer',
  context: ToolContext,
): Promise<ToolOutcome> {
  const texts = textsIn(context.locale);
  const property = await askCatalog(context, (catalog) => catalog.findProperty(context.tenantId, propertyId));
  if (property === CATALOG_UNAVAILABLE) return say({ status: 'unavailable' }, texts.unavailable);
  if (!property) return forget(propertyId, context);
  return {
    facts: { status: 'found', ...numberOf(property, context), ...toAllFacts(property) },
    presentation: purpose === 'show' ? presentDetails(property, texts, placeTextsIn(context.locale)) : [],
    memory: { ...context.memory, active: toShownProperty(property) },
  };
}

/** A listing that went away is no longer looked at; the numbers of the others stay. */
function forget(propertyId: string, context: ToolContext): ToolOutcome {
  const { active, ...rest } = context.memory;
  return {
    ...say({ status: 'gone' }, textsIn(context.locale).gone),
    memory: active && active.id !== propertyId ? context.memory : rest,
  };
}

function numberOf(property: Property, context: ToolContext): { number?: number } {
  const index = context.memory.shown?.items.findIndex((item) => item.id === property.id) ?? -1;
  return index < 0 ? {} : { number: index + 1 };
}

function say(facts: Record<string, unknown>, text: string): ToolOutcome {
  return { facts, presentation: [{ kind: 'text', text }] };
}
