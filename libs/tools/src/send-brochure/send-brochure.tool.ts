import type { Property } from '@whatsapp-agent/contracts';
import { z } from 'zod';
import { toBrochureRecipe } from '../brochure/brochure-recipe';
import { locationButton } from '../place-tools/place-buttons';
import { describeWhere } from '../place-tools/place-of';
import { visitButton } from '../presentation/property-buttons';
import { titleOf } from '../presentation/property-card';
import { placeTextsIn } from '../texts/places/place-texts-in';
import { textsIn } from '../texts/texts';
import { defineTool } from '../tool/define-tool';
import { propertyArgument } from '../tool/property-argument';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { withListing, withProperty } from '../tool/with-property';

/** Sends the brochure of a property as a document. */
export const sendBrochureTool = defineTool({
  name: 'send_brochure',
  description:
    'Sends the brochure of one property to the customer as a document ("send the brochure", "floor plan", "PDF", "details as a file").',
  schema: z.object({ property: propertyArgument }),
  execute: ({ property }, context) =>
    withProperty(property, context, (listing) => presentBrochure(listing, context)),
});

/** The brochure of a property by its id: what a pressed "Send brochure" means. */
export function sendBrochure(propertyId: string, context: ToolContext): Promise<ToolOutcome> {
  return withListing(propertyId, context, (listing) => presentBrochure(listing, context));
}

/** The lister's own document, or one that is made of the listing's facts when it is sent. */
function presentBrochure(property: Property, context: ToolContext): ToolOutcome {
  const texts = textsIn(context.locale);
  const places = placeTextsIn(context.locale);
  const title = titleOf(property, texts);
  const own = findOwnDocument(property);
  return {
    facts: {
      status: 'brochure_sent',
      title: property.title,
      area: property.area,
      kind: own ? "the lister's document" : 'one page of the listed facts',
    },
    presentation: [
      {
        kind: 'document',
        file: own ? { url: own } : { made: toBrochureRecipe(property.id) },
        filename: `${title}.pdf`,
        caption: places.brochureCaption(title, describeWhere(property)),
      },
      {
        kind: 'buttons',
        text: texts.askNext,
        buttons: [visitButton(property.id, texts), locationButton(property.id, places)],
      },
    ],
  };
}

/** WhatsApp fetches the address itself, so it has to be one of the web. */
function findOwnDocument({ brochureUrl }: Property): string | undefined {
  return brochureUrl && URL.canParse(brochureUrl) && /^https?:$/.test(new URL(brochureUrl).protocol)
    ? brochureUrl
    : undefined;
}
