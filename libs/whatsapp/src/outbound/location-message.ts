import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { InvalidPayloadError } from './invalid-payload.error';
import { optionalText } from './payload-checks';

/** True for a point on Earth, in degrees. */
export function isPlace(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** A pin on the map, in degrees. Throws when it is not on Earth. */
export function buildLocation(place: {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}): OutboundPayload {
  const { latitude, longitude } = place;
  if (!isPlace(latitude, longitude)) throw new InvalidPayloadError('location', 'must be a point on Earth');
  const name = optionalText(place.name, WHATSAPP_LIMITS.placeText);
  const address = optionalText(place.address, WHATSAPP_LIMITS.placeText);
  return {
    type: 'location',
    location: {
      latitude,
      longitude,
      ...(name === undefined ? {} : { name }),
      ...(address === undefined ? {} : { address }),
    },
  };
}
