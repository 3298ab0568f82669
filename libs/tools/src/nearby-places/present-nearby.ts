import type { Place, PlaceQuery, Property } from '@whatsapp-agent/contracts';
import type { PlacesSilence } from '../place-tools/ask-places';
import { formatDistance } from '../place-tools/format-way';
import { locationButton } from '../place-tools/place-buttons';
import { cleanListingText } from '../presentation/clean-listing-text';
import type { PlaceTexts } from '../texts/places/place-texts';
import type { ToolOutcome } from '../tool/tool-outcome';

const NAME_LENGTH = 80;
const ADDRESS_LENGTH = 100;
const WORDS_LENGTH = 60;

/** What was found for one thing that was asked. */
export interface FoundGroup {
  query: PlaceQuery;
  places: Place[];
}

/** The property that was asked about, in words. */
export interface AskedAbout {
  property: Property;
  title: string;
  where: string | undefined;
  texts: PlaceTexts;
}

/** Names, stars, distances and addresses, one place a line; what was not found is said. */
export function presentNearby(groups: FoundGroup[], about: AskedAbout): ToolOutcome {
  const { title, texts } = about;
  const found = groups.filter(({ places }) => places.length > 0);
  const missed = groups.filter(({ places }) => places.length === 0);
  const facts = {
    status: found.length > 0 ? 'found' : 'nothing_found',
    property: about.property.title,
    found: found.map(({ query, places }) => ({
      looked_for: nameOf(query, texts),
      places: places.map(toFacts),
    })),
  };
  if (found.length === 0) {
    const what = missed.map(({ query }) => nameOf(query, texts)).join(', ');
    return withLocationButton(facts, [texts.noneNearby(what, title), texts.askOtherKinds].join(' '), about);
  }
  const overview = found.length > 1 && found.every(({ places }) => places.length === 1);
  const sections = found.map(({ query, places }) =>
    [
      overview
        ? `${capitalise(nameOf(query, texts))}:`
        : texts.nearbyTitle(capitalise(nameOf(query, texts)), title),
      ...places.map((place, index) => lineOf(place, overview ? '' : `${index + 1}. `, texts)),
    ].join('\n'),
  );
  const head = overview ? [texts.aroundTitle(title)] : [];
  const asked = missed.filter(() => !overview);
  const tail = [
    ...asked.map(({ query }) => texts.noneNearby(nameOf(query, texts), title)),
    texts.straightLine,
  ].join(' ');
  return withLocationButton(facts, [...head, ...sections, tail].join('\n\n'), about);
}

/** The listing has no position: its building and area, and an offer. */
export function presentNoPosition(about: AskedAbout): ToolOutcome {
  const { title, where, texts, property } = about;
  const facts = {
    status: 'no_position',
    property: property.title,
    building: property.building,
    area: property.area,
  };
  return withLocationButton(facts, texts.cannotMeasure(title, where), about);
}

/** Nobody could look around: an honest sentence with what can be done instead. */
export function presentSilence(silence: PlacesSilence, about: AskedAbout): ToolOutcome {
  const { title, where, texts } = about;
  const text = silence === 'off' ? texts.placesOff(title, where) : texts.placesDown(title, where);
  return withLocationButton({ status: 'places_unavailable' }, text, about);
}

function withLocationButton(facts: Record<string, unknown>, text: string, about: AskedAbout): ToolOutcome {
  const buttons = [locationButton(about.property.id, about.texts)];
  return { facts, presentation: [{ kind: 'buttons', text, buttons }] };
}

function lineOf(place: Place, marker: string, texts: PlaceTexts): string {
  const { name, rating, distanceMeters, address } = place;
  return [
    `${marker}**${cleanListingText(name, NAME_LENGTH)}**`,
    ...(rating === undefined ? [] : [`⭐ ${rating.toFixed(1)}`]),
    ...(distanceMeters === undefined ? [] : [formatDistance(distanceMeters, texts)]),
    ...(address ? [cleanListingText(address, ADDRESS_LENGTH)] : []),
  ].join(' · ');
}

function nameOf(query: PlaceQuery, texts: PlaceTexts): string {
  return 'kind' in query ? texts.kinds[query.kind] : cleanListingText(query.words, WORDS_LENGTH);
}

function toFacts({ name, rating, distanceMeters, address }: Place): Record<string, unknown> {
  return { name, rating, distanceMeters, address };
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
