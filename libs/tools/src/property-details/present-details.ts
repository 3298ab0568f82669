import type { Property } from '@whatsapp-agent/contracts';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import { brochureButton, locationButton } from '../place-tools/place-buttons';
import { cleanListingText } from '../presentation/clean-listing-text';
import { formatNumber } from '../presentation/format-number';
import { visitButton } from '../presentation/property-buttons';
import { titleOf } from '../presentation/property-card';
import { describePrice, describeRooms } from '../presentation/property-line';
import type { PlaceTexts } from '../texts/places/place-texts';
import type { DetailLabel, PropertyTexts } from '../texts/property-texts';

const FACT_LENGTH = 80;
const MOST_AMENITIES = 6;

/** All that a listing says, one fact a line; what it does not say is left out. Below it, what people want next. */
export function presentDetails(property: Property, texts: PropertyTexts, places: PlaceTexts): ReplyPart[] {
  const { id } = property;
  const title = titleOf(property, texts);
  const rooms = describeRooms(property, texts);
  const lines = [
    `🏠 **${title}**`,
    ...(rooms === '' ? [] : [`🛏️ ${rooms}`]),
    ...factLines(property, texts),
    '',
    texts.askNext,
  ];
  return [
    ...(property.imageUrl ? [{ kind: 'image' as const, url: property.imageUrl, caption: title }] : []),
    {
      kind: 'buttons',
      text: lines.join('\n'),
      buttons: [visitButton(id, texts), locationButton(id, places), brochureButton(id, places)],
    },
  ];
}

function factLines(property: Property, texts: PropertyTexts): string[] {
  const { plotSqft, area, building, parkingSpaces, balconies, features, amenities } = property;
  const facts: [DetailLabel, string | undefined][] = [
    ['price', describePrice(property, texts)],
    ['area', area && cleanListingText(area, FACT_LENGTH)],
    ['building', building && cleanListingText(building, FACT_LENGTH)],
    ['plot', plotSqft === undefined ? undefined : texts.size(formatNumber(plotSqft))],
    ['parking', parkingSpaces === undefined ? undefined : String(parkingSpaces)],
    ['balconies', balconies === undefined ? undefined : String(balconies)],
    ['features', features.map((feature) => texts.features[feature]).join(', ')],
    [
      'amenities',
      amenities
        .slice(0, MOST_AMENITIES)
        .map((one) => cleanListingText(one, FACT_LENGTH))
        .join(', '),
    ],
  ];
  return facts.flatMap(([label, value]) => (value ? [`${texts.details[label]}: ${value}`] : []));
}
