import type { GeoPoint } from '@whatsapp-agent/contracts';

const EARTH_RADIUS_M = 6_371_008;
const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points as the crow flies, rounded to 1 m. */
export function distanceBetween(a: GeoPoint, b: GeoPoint): number {
  const dLat = toRadians(b.latitude - a.latitude);
  const dLng = toRadians(b.longitude - a.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(toRadians(a.latitude)) * Math.cos(toRadians(b.latitude)) * Math.sin(dLng / 2) ** 2;
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h))));
}
