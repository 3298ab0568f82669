import type { Property } from '@whatsapp-agent/contracts';
import type { ShownProperty } from '../memory/shown-list.schema';

const DESCRIPTION_LENGTH = 600;

/** Facts of a card for the model: by number, never by id. */
export function toCardFacts(property: ShownProperty, number: number): Record<string, unknown> {
  const { id: _id, ...facts } = property;
  return { number, ...facts };
}

/** Names the model can be asked about, so that it can say that a fact is not listed. */
const ASKED_FACTS = [
  'type',
  'bedrooms',
  'bathrooms',
  'sizeSqft',
  'plotSqft',
  'priceAed',
  'area',
  'building',
  'parkingSpaces',
  'balconies',
] as const satisfies readonly (keyof Property)[];

/** What customers ask about and no listing has a field for; an amenity or the lister's prose may still mention it. */
const WITHOUT_FIELD: readonly [string, RegExp][] = [
  ['floorNumber', /\bfloor\b(?!ing)/i],
  ['furnishing', /furnish/i],
  ['serviceCharges', /service charge/i],
  ['yearBuilt', /built in|year built/i],
  ['handover', /hand-?over|ready to move/i],
];

/** Everything a listing says, and by name what it does not say. Prose of the lister stays marked as such. */
export function toAllFacts(property: Property): Record<string, unknown> {
  const { id: _id, description, imageUrl, brochureUrl, latitude, longitude, ...facts } = property;
  return {
    ...facts,
    ...(description ? { listerDescription: description.slice(0, DESCRIPTION_LENGTH) } : {}),
    hasPhoto: imageUrl !== undefined,
    hasBrochure: brochureUrl !== undefined,
    hasMapLocation: latitude !== undefined && longitude !== undefined,
    notListed: [...ASKED_FACTS.filter((name) => property[name] === undefined), ...findUnmentioned(property)],
  };
}

function findUnmentioned({ amenities, description = '' }: Property): string[] {
  const said = [...amenities, description].join(' ');
  return WITHOUT_FIELD.filter(([, mention]) => !mention.test(said)).map(([name]) => name);
}
