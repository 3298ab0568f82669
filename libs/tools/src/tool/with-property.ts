import type { Property } from '@whatsapp-agent/contracts';
import { toShownProperty } from '../memory/shown-list.schema';
import { resolveReference } from '../property-details/resolve-reference';
import { textsIn } from '../texts/texts';
import { askCatalog, CATALOG_UNAVAILABLE } from './ask-catalog';
import type { ToolContext } from './tool-context';
import type { ToolOutcome } from './tool-outcome';

/**
 * Finds the property a wording means, loads it and lets `use` speak about it; it becomes the one looked at.
 * Which one was meant, or that it is gone, is asked or said here.
 */
export async function withProperty(
  wording: string | number | null | undefined,
  context: ToolContext,
  use: (property: Property) => ToolOutcome | Promise<ToolOutcome>,
): Promise<ToolOutcome> {
  const reference = resolveReference(wording == null ? undefined : String(wording), context.memory);
  const texts = textsIn(context.locale);
  const count = context.memory.shown?.items.length ?? 0;
  switch (reference.kind) {
    case 'found':
      return withListing(reference.property.id, context, use);
    case 'not_in_list':
      return say('not_in_list', count === 0 ? texts.searchFirst : texts.notInList(count));
    case 'unclear':
      return say('unclear', texts.whichOne(count));
    case 'no_list':
      return say('not_searched', texts.searchFirst);
  }
}

/** As {@link withProperty}, for a property known by its id: what a pressed button means. */
export async function withListing(
  propertyId: string,
  context: ToolContext,
  use: (property: Property) => ToolOutcome | Promise<ToolOutcome>,
): Promise<ToolOutcome> {
  const texts = textsIn(context.locale);
  const property = await askCatalog(context, (catalog) => catalog.findProperty(context.tenantId, propertyId));
  if (property === CATALOG_UNAVAILABLE) return say('unavailable', texts.unavailable);
  if (!property) return say('gone', texts.gone);
  const outcome = await use(property);
  return { ...outcome, memory: { ...context.memory, active: toShownProperty(property) } };
}

function say(status: string, text: string): ToolOutcome {
  return { facts: { status }, presentation: [{ kind: 'text', text }] };
}
