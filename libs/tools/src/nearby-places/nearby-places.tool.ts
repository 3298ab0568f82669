import type { GeoPoint, Place, PlaceKind, PlaceQuery, Property } from '@whatsapp-agent/contracts';
import { z } from 'zod';
import { askPlaces } from '../place-tools/ask-places';
import { describeWhere, findPoint } from '../place-tools/place-of';
import { titleOf } from '../presentation/property-card';
import { placeTextsIn } from '../texts/places/place-texts-in';
import { textsIn } from '../texts/texts';
import { defineTool } from '../tool/define-tool';
import { propertyArgument } from '../tool/property-argument';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { withListing, withProperty } from '../tool/with-property';
import { readPlaceKinds } from './place-kind-words';
import { type FoundGroup, presentNearby, presentNoPosition, presentSilence } from './present-nearby';

/** Kinds that one question is answered for. */
const MOST_KINDS = 3;
const PLACES_A_KIND = 3;
/** What people look for first, for "what is nearby?". */
const OVERVIEW: readonly PlaceKind[] = ['metro', 'supermarket', 'school', 'hospital', 'mall'];
const RADIUS_M = 10_000;
/** Airports are reached by car from anywhere. */
const AIRPORT_RADIUS_M = 50_000;

/** Looks for public places around a property. */
export const nearbyPlacesTool = defineTool({
  name: 'nearby_places',
  description:
    'Finds public places around one property: schools, hospitals, metro, supermarkets, malls, gyms, pharmacies, parks, beaches, restaurants, or a named place. The only source for what is nearby.',
  schema: z.object({
    kind: z
      .string()
      .max(120)
      .nullish()
      .describe(
        'What to look for, in the words of the customer ("schools", "nearest gym", "metro and hospital", "Carrefour"). Null for "what is nearby?" in general.',
      ),
    property: propertyArgument,
  }),
  execute: ({ kind, property }, context) =>
    withProperty(property, context, (listing) => lookAround(listing, kind ?? '', context)),
});

/** An overview of what is around a property by its id: what a pressed "What's nearby" means. */
export function showNearby(propertyId: string, context: ToolContext): Promise<ToolOutcome> {
  return withListing(propertyId, context, (listing) => lookAround(listing, '', context));
}

async function lookAround(property: Property, wording: string, context: ToolContext): Promise<ToolOutcome> {
  const about = {
    property,
    title: titleOf(property, textsIn(context.locale)),
    where: describeWhere(property),
    texts: placeTextsIn(context.locale),
  };
  const center = findPoint(property);
  if (!center) return presentNoPosition(about);
  const { kinds, words } = readPlaceKinds(wording);
  const asked: PlaceQuery[] =
    words === undefined ? kinds.slice(0, MOST_KINDS).map((kind) => ({ kind })) : [{ words }];
  const overview = asked.length === 0;
  const queries = overview ? OVERVIEW.map((kind) => ({ kind })) : asked;
  const limit = overview ? 1 : PLACES_A_KIND;
  const result = await askPlaces(context, (places) =>
    Promise.all(
      queries.map(async (query) => ({ query, places: await find(query, places, center, limit, context) })),
    ),
  );
  if ('silence' in result) return presentSilence(result.silence, about);
  return presentNearby(result.answer satisfies FoundGroup[], about);
}

function find(
  query: PlaceQuery,
  places: NonNullable<ToolContext['places']>,
  center: GeoPoint,
  limit: number,
  { locale, signal }: ToolContext,
): Promise<Place[]> {
  const radiusMeters = 'kind' in query && query.kind === 'airport' ? AIRPORT_RADIUS_M : RADIUS_M;
  return places.findNearby({ query, center, radiusMeters, limit, language: locale }, signal);
}
