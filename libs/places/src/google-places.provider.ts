import type { GeoPoint, Place, PlacesProvider, Route, TravelMode } from '@whatsapp-agent/contracts';
import { distanceBetween } from './distance';
import {
  type GooglePlace,
  type GoogleRoute,
  placesAnswerSchema,
  routesAnswerSchema,
} from './google-answers.schema';
import { GoogleApi } from './google-api';
import { type GooglePlacesOptions, type GooglePlacesSettings, resolveOptions } from './google-places.options';
import { GOOGLE_TYPES } from './place-types';

type NearbyRequest = Parameters<PlacesProvider['findNearby']>[0];

const PLACE_FIELDS = [
  'places.displayName',
  'places.formattedAddress',
  'places.shortFormattedAddress',
  'places.location',
  'places.rating',
  'places.googleMapsUri',
  'places.businessStatus',
];
const ROUTE_FIELDS = [
  'routes.distanceMeters',
  'routes.duration',
  'routes.legs.steps.navigationInstruction.instructions',
];
const MODES: Readonly<Record<TravelMode, string>> = { drive: 'DRIVE', walk: 'WALK', transit: 'TRANSIT' };
/** How far around a property a named place is looked for first: an emirate. */
const NAMED_PLACE_RADIUS_M = 50_000;

/** Google's Places API (New) and Routes API. */
export class GooglePlacesProvider implements PlacesProvider {
  private readonly settings: GooglePlacesSettings;
  private readonly api: GoogleApi;

  /** @throws ConfigError when a base URL is none. */
  constructor(options: GooglePlacesOptions) {
    this.settings = resolveOptions(options);
    this.api = new GoogleApi(this.settings);
  }

  async findNearby(request: NearbyRequest, signal?: AbortSignal): Promise<Place[]> {
    const { center, radiusMeters, limit } = request;
    const found = await this.search(request, signal);
    return found
      .filter(({ businessStatus }) => businessStatus === undefined || businessStatus === 'OPERATIONAL')
      .flatMap((place) => toPlace(place, center) ?? [])
      .filter(({ distanceMeters }) => distanceMeters !== undefined && distanceMeters <= radiusMeters)
      .toSorted((a, b) => (a.distanceMeters ?? 0) - (b.distanceMeters ?? 0))
      .slice(0, limit);
  }

  async findPlace(
    { words, near, language }: { words: string; near: GeoPoint; language: string },
    signal?: AbortSignal,
  ): Promise<Place | undefined> {
    const found = await this.searchText(
      { words, center: near, radiusMeters: NAMED_PLACE_RADIUS_M, limit: 1, language, ranked: 'RELEVANCE' },
      signal,
    );
    const [first] = found;
    return first && toPlace(first, near);
  }

  async findRoute(
    { from, to, mode, language }: { from: GeoPoint; to: GeoPoint; mode: TravelMode; language: string },
    signal?: AbortSignal,
  ): Promise<Route | undefined> {
    const { routes } = await this.api.call(
      {
        operation: 'computeRoutes',
        url: `${this.settings.routesUrl}/directions/v2:computeRoutes`,
        fieldMask: ROUTE_FIELDS,
        schema: routesAnswerSchema,
        body: {
          origin: toWaypoint(from),
          destination: toWaypoint(to),
          travelMode: MODES[mode],
          // Google refuses a preference for any other mode.
          ...(mode === 'drive' ? { routingPreference: 'TRAFFIC_AWARE' } : {}),
          languageCode: language,
          units: 'METRIC',
        },
      },
      signal,
    );
    const [route] = routes;
    return route && toRoute(route);
  }

  private search({ query, ...around }: NearbyRequest, signal?: AbortSignal): Promise<GooglePlace[]> {
    if ('words' in query) {
      return this.searchText({ ...around, words: query.words, ranked: 'DISTANCE' }, signal);
    }
    const { center, radiusMeters, limit, language } = around;
    return this.callPlaces(
      'searchNearby',
      {
        includedTypes: GOOGLE_TYPES[query.kind],
        // Closed ones are left out afterwards, so a few more are asked for.
        maxResultCount: Math.min(20, limit + 3),
        rankPreference: 'DISTANCE',
        locationRestriction: toCircle(center, radiusMeters),
        languageCode: language,
        regionCode: this.settings.region,
      },
      signal,
    );
  }

  private searchText(
    request: Omit<NearbyRequest, 'query'> & { words: string; ranked: 'DISTANCE' | 'RELEVANCE' },
    signal?: AbortSignal,
  ): Promise<GooglePlace[]> {
    const { words, center, radiusMeters, limit, language, ranked } = request;
    return this.callPlaces(
      'searchText',
      {
        textQuery: words,
        pageSize: Math.min(20, limit + 3),
        rankPreference: ranked,
        locationBias: toCircle(center, radiusMeters),
        languageCode: language,
        regionCode: this.settings.region,
      },
      signal,
    );
  }

  private async callPlaces(
    operation: 'searchNearby' | 'searchText',
    body: Record<string, unknown>,
    signal?: AbortSignal,
  ): Promise<GooglePlace[]> {
    const url = `${this.settings.placesUrl}/v1/places:${operation}`;
    const call = { operation, url, body, fieldMask: PLACE_FIELDS, schema: placesAnswerSchema };
    return (await this.api.call(call, signal)).places;
  }
}

function toCircle(center: GeoPoint, radius: number): object {
  return { circle: { center: { latitude: center.latitude, longitude: center.longitude }, radius } };
}

function toWaypoint({ latitude, longitude }: GeoPoint): object {
  return { location: { latLng: { latitude, longitude } } };
}

function toPlace(place: GooglePlace, center: GeoPoint): Place | undefined {
  const { displayName, location, rating, googleMapsUri } = place;
  const address = place.shortFormattedAddress ?? place.formattedAddress;
  const name = displayName?.text ?? address;
  if (!name || !location) return undefined;
  return {
    name,
    location,
    distanceMeters: distanceBetween(center, location),
    ...(address ? { address } : {}),
    ...(rating === undefined ? {} : { rating }),
    ...(googleMapsUri ? { mapsUrl: googleMapsUri } : {}),
  };
}

function toRoute({ distanceMeters, duration, legs }: GoogleRoute): Route {
  const steps = legs.flatMap((leg) =>
    leg.steps.map((step) => step.navigationInstruction?.instructions ?? ''),
  );
  return {
    distanceMeters,
    durationSeconds: Math.round(Number(duration.slice(0, -1))),
    steps: steps.map((step) => step.replace(/\s+/g, ' ').trim()).filter((step) => step !== ''),
  };
}
