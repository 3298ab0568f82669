import rows from './dubai-places.json';

/** A point in degrees. */
export interface Point {
  latitude: number;
  longitude: number;
}

/** A place of the list. */
export interface KnownPlace {
  type: string;
  name: string;
  location: Point;
  address: string;
  rating: number;
}

/** Every place the stand-in knows. */
export const KNOWN_PLACES: readonly KnownPlace[] = rows.map(
  ([type, name, latitude, longitude, address, rating]) => ({
    type: String(type),
    name: String(name),
    location: { latitude: Number(latitude), longitude: Number(longitude) },
    address: String(address),
    rating: Number(rating),
  }),
);

/** Metres between two points, as if the Earth were flat here. */
export function metresBetween(a: Point, b: Point): number {
  const narrow = Math.cos((((a.latitude + b.latitude) / 2) * Math.PI) / 180);
  return 111_195 * Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * narrow);
}
