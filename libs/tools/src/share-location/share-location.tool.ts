import type { Property } from '@whatsapp-agent/contracts';
import { z } from 'zod';
import { brochureButton, nearbyButton } from '../place-tools/place-buttons';
import { describeWhere, findPoint } from '../place-tools/place-of';
import { visitButton } from '../presentation/property-buttons';
import { titleOf } from '../presentation/property-card';
import { placeTextsIn } from '../texts/places/place-texts-in';
import { textsIn } from '../texts/texts';
import { defineTool } from '../tool/define-tool';
import { propertyArgument } from '../tool/property-argument';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { withListing, withProperty } from '../tool/with-property';

/** Sends where a property is, as a pin. */
export const shareLocationTool = defineTool({
  name: 'share_location',
  description:
    'Sends the location of one property to the customer as a WhatsApp pin ("share location", "where is it", "send the map", "location card").',
  schema: z.object({ property: propertyArgument }),
  execute: ({ property }, context) =>
    withProperty(property, context, (listing) => presentLocation(listing, context)),
});

/** The pin of a property by its id: what a pressed "Share location" means. */
export function shareLocation(propertyId: string, context: ToolContext): Promise<ToolOutcome> {
  return withListing(propertyId, context, (listing) => presentLocation(listing, context));
}

/** The pin and a short confirmation; without a position the building and area, and nothing made up. */
function presentLocation(property: Property, context: ToolContext): ToolOutcome {
  const texts = placeTextsIn(context.locale);
  const title = titleOf(property, textsIn(context.locale));
  const where = describeWhere(property);
  const point = findPoint(property);
  const facts = { title: property.title, building: property.building, area: property.area };
  if (!point) {
    const buttons = [brochureButton(property.id, texts), visitButton(property.id, textsIn(context.locale))];
    return {
      facts: { status: 'no_position', ...facts },
      presentation: [{ kind: 'buttons', text: texts.noPosition(title, where), buttons }],
    };
  }
  const buttons = [nearbyButton(property.id, texts), visitButton(property.id, textsIn(context.locale))];
  return {
    facts: { status: 'location_sent', ...facts },
    presentation: [
      { kind: 'location', ...point, name: title, ...(where ? { address: where } : {}) },
      { kind: 'buttons', text: texts.locationSent(title, where), buttons },
    ],
  };
}
