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

/** Everything a listing says, and by name what it does not say. Prose of the lister stays marked as such. */
export function toAllFacts(property: Property): Record<string, unknown> {
  const { id: _id, description, imageUrl, brochureUrl, latitude, longitude, ...facts } = property;
  return {
    ...facts,
    ...(description ? { listerDescription: description.slice(0, DESCRIPTION_LENGTH) } : {}),
    hasPhoto: imageUrl !== undefined,
    hasBrochure: brochureUrl !== undefined,
    hasMapLocation: latitude !== undefined && longitude !== undefined,
    notListed: ASKED_FACTS.filter((name) => property[name] === undefined),
  };
}
