import type { GeoPoint, Property, Route, TravelMode } from '@whatsapp-agent/contracts';
import type { PlacesSilence } from '../place-tools/ask-places';
import { formatDistance, formatDuration } from '../place-tools/format-way';
import { locationButton } from '../place-tools/place-buttons';
import { cleanListingText } from '../presentation/clean-listing-text';
import type { PlaceTexts } from '../texts/places/place-texts';
import type { ToolOutcome } from '../tool/tool-outcome';

const MOST_STEPS = 5;
const STEP_LENGTH = 120;
const WORDS_LENGTH = 60;
const MAP_MODES: Readonly<Record<TravelMode, string>> = {
  drive: 'driving',
  walk: 'walking',
  transit: 'transit',
};

/** A way that was asked for, in words. */
export interface AskedWay {
  property: Property;
  title: string;
  where: string | undefined;
  texts: PlaceTexts;
  mode: TravelMode;
  towards: 'property' | 'place';
}

/** Length, time and the first steps, with a link that opens the whole way on a map. */
export function presentRoute(
  route: Route,
  place: string,
  { from, to }: { from: GeoPoint; to: GeoPoint },
  asked: AskedWay,
): ToolOutcome {
  const { texts, mode, property } = asked;
  const distance = formatDistance(route.distanceMeters, texts);
  const duration = formatDuration(route.durationSeconds, texts);
  const steps = route.steps.slice(0, MOST_STEPS).map((step) => cleanListingText(step, STEP_LENGTH));
  const lines = [
    texts.route({ ...nameEnds(place, asked), mode, distance, duration }),
    ...(steps.length > 0 ? ['', ...steps.map((step, index) => `${index + 1}. ${step}`)] : []),
    ...(route.steps.length > MOST_STEPS ? ['…'] : []),
  ];
  return {
    facts: {
      status: 'found',
      ...nameEnds(place, { ...asked, title: property.title }),
      mode,
      distanceMeters: route.distanceMeters,
      durationSeconds: route.durationSeconds,
      steps,
    },
    presentation: [
      { kind: 'link', text: lines.join('\n'), label: texts.openMap, url: toMapUrl(from, to, mode) },
    ],
  };
}

/** No place was named: the customer is asked for one, or for where they are. */
export function presentWhereFrom({ texts }: AskedWay): ToolOutcome {
  return {
    facts: { status: 'place_missing' },
    presentation: [{ kind: 'location_request', text: texts.whereFrom }],
  };
}

/** Nobody knows the place. */
export function presentUnknownPlace(words: string, { texts }: AskedWay): ToolOutcome {
  const text = texts.placeUnknown(cleanListingText(words, WORDS_LENGTH));
  return { facts: { status: 'place_unknown' }, presentation: [{ kind: 'text', text }] };
}

/** No way leads there in this mode. */
export function presentNoWay(place: string, asked: AskedWay): ToolOutcome {
  const { from, to } = nameEnds(place, asked);
  return offerLocation('no_way', asked.texts.noWay(from, to, asked.mode), asked);
}

/** The listing has no position. */
export function presentUnmeasurable(asked: AskedWay): ToolOutcome {
  return offerLocation('no_position', asked.texts.noPosition(asked.title, asked.where), asked);
}

/** The provider does not answer, or there is none. */
export function presentWaySilence(silence: PlacesSilence, asked: AskedWay): ToolOutcome {
  const { title, where, texts } = asked;
  const text = silence === 'off' ? texts.routesOff(title, where) : texts.routesDown(title, where);
  return offerLocation('routes_unavailable', text, asked);
}

function offerLocation(status: string, text: string, { property, texts }: AskedWay): ToolOutcome {
  const facts = { status, property: property.title, building: property.building, area: property.area };
  return { facts, presentation: [{ kind: 'buttons', text, buttons: [locationButton(property.id, texts)] }] };
}

function nameEnds(
  place: string,
  { title, towards }: Pick<AskedWay, 'title' | 'towards'>,
): { from: string; to: string } {
  return towards === 'property' ? { from: place, to: title } : { from: title, to: place };
}

/** Google's documented address of a way, which opens its app or any browser. */
function toMapUrl(from: GeoPoint, to: GeoPoint, mode: TravelMode): string {
  const query = new URLSearchParams({
    api: '1',
    origin: `${from.latitude},${from.longitude}`,
    destination: `${to.latitude},${to.longitude}`,
    travelmode: MAP_MODES[mode],
  });
  return `https://www.google.com/maps/dir/?${query.toString()}`;
}
