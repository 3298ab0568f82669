import type { Property } from '@whatsapp-agent/contracts';
import type { ReplyCard } from '@whatsapp-agent/whatsapp';
import type { PropertyTexts } from '../texts/property-texts';
import { cleanListingText } from './clean-listing-text';
import { detailsButton, visitButton } from './property-buttons';
import { describePrice, describeRooms } from './property-line';

const TITLE_LENGTH = 60;
const AREA_LENGTH = 60;

/** A listing as a card. The number in the title is the one "property 3" refers to. */
export function toCard(property: Property, number: number, texts: PropertyTexts): ReplyCard {
  const rooms = describeRooms(property, texts);
  return {
    title: `${number}. ${titleOf(property, texts)}`,
    body: [
      ...(rooms === '' ? [] : [`🛏️ ${rooms}`]),
      `💰 ${describePrice(property, texts)}`,
      ...(property.area ? [`📍 ${cleanListingText(property.area, AREA_LENGTH)}`] : []),
      ...(property.distanceKm === undefined
        ? []
        : [`🧭 ${texts.search.away(property.distanceKm.toFixed(1))}`]),
    ].join('\n'),
    ...(property.imageUrl ? { imageUrl: property.imageUrl } : {}),
    buttons: [detailsButton(property.id, texts), visitButton(property.id, texts)],
  };
}

/** Title of a listing, or its type where the lister gave none. */
export function titleOf(property: Pick<Property, 'title' | 'type'>, texts: PropertyTexts): string {
  const title = cleanListingText(property.title, TITLE_LENGTH);
  return title === '' ? texts.types[property.type ?? 'residential'] : title;
}
