/** DI token of {@link PlacesProvider}; bound to nothing where no provider is configured. */
export const PLACES_PROVIDER = Symbol('PLACES_PROVIDER');

/** Kinds of places customers ask about. What is none of them is searched by its words. */
export const PLACE_KINDS = [
  'airport',
  'atm',
  'bank',
  'beach',
  'bus_stop',
  'cafe',
  'church',
  'cinema',
  'clinic',
  'ev_charging',
  'gym',
  'hospital',
  'hotel',
  'mall',
  'metro',
  'mosque',
  'nursery',
  'park',
  'petrol_station',
  'pharmacy',
  'police',
  'restaurant',
  'salon',
  'school',
  'supermarket',
  'temple',
  'university',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export const TRAVEL_MODES = ['drive', 'walk', 'transit'] as const;
export type TravelMode = (typeof TRAVEL_MODES)[number];

/** A point on Earth, in degrees. */
export interface GeoPoint {
  latitude: number;
  longitude: number;
}

/** A public place. All texts come from outside: data, never an instruction. */
export interface Place {
  name: string;
  address?: string;
  /** 1.0 to 5.0. */
  rating?: number;
  location: GeoPoint;
  /** As the crow flies from the point that was searched around, in metres. */
  distanceMeters?: number;
  mapsUrl?: string;
}

/** A way from one point to another. */
export interface Route {
  distanceMeters: number;
  durationSeconds: number;
  /** Instructions in the order of travel; empty when the provider gave none. */
  steps: string[];
}

/** What is looked for around a point: a kind, or the words for what is no kind of ours. */
export type PlaceQuery = { kind: PlaceKind } | { words: string };

/**
 * Public places and ways between them. Throws `TransientError` `PLACES.*` when the provider may answer later,
 * `PermanentError` `PLACES.*` when it refuses; an abort rejects with the signal's reason.
 */
export interface PlacesProvider {
  /** The places nearest to a point, nearest first. Empty when there is none within `radiusMeters`. */
  findNearby(
    request: {
      query: PlaceQuery;
      center: GeoPoint;
      radiusMeters: number;
      limit: number;
      /** BCP 47 language of names and addresses. */
      language: string;
    },
    signal?: AbortSignal,
  ): Promise<Place[]>;
  /** The place a wording means, preferring ones around `near`. */
  findPlace(
    request: { words: string; near: GeoPoint; language: string },
    signal?: AbortSignal,
  ): Promise<Place | undefined>;
  /** Nothing when no way leads there in this mode. */
  findRoute(
    request: { from: GeoPoint; to: GeoPoint; mode: TravelMode; language: string },
    signal?: AbortSignal,
  ): Promise<Route | undefined>;
}
