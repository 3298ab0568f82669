import type { GeoPoint, Property } from '@whatsapp-agent/contracts';
import { cleanListingText } from '../presentation/clean-listing-text';

const LENGTH = 80;

/** Building and area of a listing as one phrase, as far as they are listed. */
export function describeWhere({ building, area }: Pick<Property, 'building' | 'area'>): string | undefined {
  const parts = [building, area].flatMap((part) => (part ? [cleanListingText(part, LENGTH)] : []));
  const distinct = parts.filter((part, index) => part !== '' && parts.indexOf(part) === index);
  return distinct.length === 0 ? undefined : distinct.join(', ');
}

/** The point of a listing on the map; nothing when either degree is unknown. */
export function findPoint({
  latitude,
  longitude,
}: Pick<Property, 'latitude' | 'longitude'>): GeoPoint | undefined {
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}
