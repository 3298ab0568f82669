import type { GeoPoint, Place, PlaceKind, PlacesProvider, Route } from '@whatsapp-agent/contracts';

/** A place the fake knows. */
export interface KnownPlace {
  name: string;
  kind: PlaceKind;
  address?: string;
  rating?: number;
  location: GeoPoint;
}

type Nearby = Parameters<PlacesProvider['findNearby']>[0];
type Find = Parameters<PlacesProvider['findPlace']>[0];
type Way = Parameters<PlacesProvider['findRoute']>[0];

const METRES_A_DEGREE = 111_195;
const SPEEDS: Readonly<Record<Way['mode'], number>> = { drive: 11, walk: 1.3, transit: 7 };
/** Nobody walks further than this. */
const LONGEST_WALK_M = 60_000;

/** Places in memory: by kind or by a word of their name, nearest first; ways are straight. Fails on demand. */
export class InMemoryPlacesProvider implements PlacesProvider {
  /** Calls in order. */
  readonly calls: ({ nearby: Nearby } | { find: Find } | { route: Way })[] = [];
  private readonly failures: Error[] = [];

  constructor(private readonly known: readonly KnownPlace[] = []) {}

  /** The next calls fail with these, one each. */
  failNext(...errors: Error[]): void {
    this.failures.push(...errors);
  }

  async findNearby(request: Nearby, signal?: AbortSignal): Promise<Place[]> {
    this.calls.push({ nearby: request });
    this.mayFail(signal);
    const { query, center, radiusMeters, limit } = request;
    return this.known
      .filter((place) => ('kind' in query ? place.kind === query.kind : isNamed(place, query.words)))
      .map((place) => toPlace(place, center))
      .filter(({ distanceMeters = 0 }) => distanceMeters <= radiusMeters)
      .toSorted((a, b) => (a.distanceMeters ?? 0) - (b.distanceMeters ?? 0))
      .slice(0, limit);
  }

  async findPlace(request: Find, signal?: AbortSignal): Promise<Place | undefined> {
    this.calls.push({ find: request });
    this.mayFail(signal);
    const place = this.known.find((one) => isNamed(one, request.words));
    return place && toPlace(place, request.near);
  }

  async findRoute(request: Way, signal?: AbortSignal): Promise<Route | undefined> {
    this.calls.push({ route: request });
    this.mayFail(signal);
    const metres = distance(request.from, request.to);
    if (request.mode === 'walk' && metres > LONGEST_WALK_M) return undefined;
    return {
      distanceMeters: metres,
      durationSeconds: Math.round(metres / SPEEDS[request.mode]),
      steps: ['Head straight on', 'Arrive at the destination'],
    };
  }

  private mayFail(signal?: AbortSignal): void {
    signal?.throwIfAborted();
    const failure = this.failures.shift();
    if (failure) throw failure;
  }
}

function isNamed({ name }: KnownPlace, words: string): boolean {
  return name.toLowerCase().includes(words.toLowerCase());
}

function toPlace({ kind: _kind, ...place }: KnownPlace, center: GeoPoint): Place {
  return { ...place, distanceMeters: distance(center, place.location) };
}

function distance(a: GeoPoint, b: GeoPoint): number {
  const narrow = Math.cos((a.latitude * Math.PI) / 180);
  return Math.round(
    METRES_A_DEGREE * Math.hypot(b.latitude - a.latitude, (b.longitude - a.longitude) * narrow),
  );
}
