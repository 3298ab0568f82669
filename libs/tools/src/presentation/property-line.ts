import type { Property } from '@whatsapp-agent/contracts';
import type { ShownProperty } from '../memory/shown-list.schema';
import type { PropertyTexts } from '../texts/property-texts';
import { formatNumber } from './format-number';

/** Price of a listing in words; a listing without one says so. */
export function describePrice(
  property: Pick<ShownProperty, 'priceAed' | 'rentPeriod' | 'transaction'>,
  texts: PropertyTexts,
): string {
  if (property.priceAed === undefined) return texts.priceOnRequest;
  return texts.price(formatNumber(property.priceAed), findPeriod(property));
}

function findPeriod({
  transaction,
  rentPeriod,
}: Pick<ShownProperty, 'rentPeriod' | 'transaction'>): 'year' | 'month' | undefined {
  if (transaction !== 'rent') return undefined;
  return rentPeriod?.toLowerCase().startsWith('month') ? 'month' : 'year';
}

/** "2 bed · 3 bath · 1,293 sqft", with what is known of it. */
export function describeRooms(
  property: Pick<Property, 'bedrooms' | 'bathrooms' | 'sizeSqft'>,
  texts: PropertyTexts,
): string {
  const { bedrooms, bathrooms, sizeSqft } = property;
  return [
    ...(bedrooms === undefined ? [] : [bedrooms === 0 ? texts.studio : texts.beds(String(bedrooms))]),
    ...(bathrooms === undefined ? [] : [texts.baths(bathrooms)]),
    ...(sizeSqft === undefined ? [] : [texts.size(formatNumber(sizeSqft))]),
  ].join(' · ');
}
