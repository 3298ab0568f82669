import { TYPE_ALTERNATIVES } from './type-alternatives';
import { normalizeText } from '../text/normalize-text';
import { correctTypos } from '../text/correct-typos';
import type { Measure } from '../topic/words/market.words';
import { findOrigin, findPlaceKind, findTravelMode } from '../topic/words/surroundings.words';
import type { TopicReading } from '../topic/read-topic';
import type { Droppable, RelativeWish, SortWish, Wish } from '../wish/wish';
import type { Concept } from './concepts';
import type { SaidValue } from './said-value';

/** Everything the burst said, for the arguments of a tool. */
export interface Said {
  burst: readonly string[];
  wish: Wish;
  reading: TopicReading;
}

const TRANSACTIONS = {
  buy: ['sale', 'buy', 'for_sale', 'purchase'],
  rent: ['rent', 'for_rent', 'lease', 'rental'],
} as const;
const MEASURES_CALLED: Readonly<Record<Measure, readonly string[]>> = {
  price_per_sqft: ['price_per_sqft', 'price_per_square_foot', 'average'],
  median: ['median', 'average'],
  average: ['average', 'mean', 'avg'],
  count: ['count', 'number'],
  cheapest: ['cheapest', 'min', 'lowest_price'],
  most_expensive: ['most_expensive', 'max', 'highest_price'],
  largest: ['largest', 'biggest'],
  smallest: ['smallest'],
  overview: ['overview', 'summary', 'all', 'average'],
};
const LONGEST_REASON = 300;
const SORTS: Readonly<Record<SortWish, readonly string[]>> = {
  cheapest: ['price_asc', 'cheapest', 'price_low_to_high', 'lowest_price', 'price'],
  dearest: ['price_desc', 'most_expensive', 'price_high_to_low', 'highest_price'],
  newest: ['newest', 'latest', 'recent', 'date_desc'],
  largest: ['size_desc', 'largest', 'biggest'],
  smallest: ['size_asc', 'smallest'],
};
const RELATIVES: Readonly<Record<RelativeWish, readonly string[]>> = {
  cheaper: ['cheaper', 'lower_price'],
  dearer: ['more_expensive', 'pricier', 'higher_price'],
  bigger: ['bigger', 'larger'],
  smaller: ['smaller'],
  newer: ['newer', 'newest', 'more_recent'],
  elsewhere: ['other_area', 'another_area', 'elsewhere'],
};
const DROPPED: Readonly<Record<Droppable, readonly string[]>> = {
  price: ['price', 'budget'],
  bedrooms: ['bedrooms', 'beds'],
  size: ['size'],
  features: ['features', 'amenities'],
  types: ['types', 'type'],
  areas: ['areas', 'area', 'location'],
  all: ['all', 'everything'],
};
/** What the customer said about a concept; nothing when they said nothing about it. */
export function findSaidValue(concept: Concept, said: Said): SaidValue | undefined {
  const { wish } = said;
  switch (concept) {
    case 'transaction':
      return wish.transaction && { kind: 'choice', alternatives: TRANSACTIONS[wish.transaction] };
    case 'types':
      return toWords(wish.types, (type) => TYPE_ALTERNATIVES[type] ?? [type]);
    case 'areas':
      return toWords(wish.areas);
    case 'excluded_areas':
      return toWords(wish.excludedAreas);
    case 'features':
      return toWords(wish.features, toFeatureNames);
    case 'excluded_features':
      return toWords(wish.excludedFeatures, toFeatureNames);
    case 'bedrooms':
      return wish.bedrooms && { kind: 'span', ...wish.bedrooms };
    case 'price':
      return wish.price && { kind: 'span', ...wish.price };
    case 'price_period':
      return (
        wish.price?.period && { kind: 'choice', alternatives: [wish.price.period, `${wish.price.period}ly`] }
      );
    case 'size':
      return wish.size && { kind: 'span', ...wish.size };
    case 'size_unit':
      return wish.size && { kind: 'choice', alternatives: [wish.size.unit] };
    case 'sort':
      return wish.sort && { kind: 'choice', alternatives: SORTS[wish.sort] };
    case 'relative':
      return wish.relative && { kind: 'choice', alternatives: RELATIVES[wish.relative] };
    case 'clear':
      return toWords(wish.dropped, (slot) => DROPPED[slot as Droppable]);
    default:
      return findReadValue(concept, said);
  }
}

/** The concepts that the topic of the burst tells about. */
type ReadConcept =
  | 'detail_purpose'
  | 'reference'
  | 'own_name'
  | 'when'
  | 'measure'
  | 'references'
  | 'preferences'
  | 'place_kind'
  | 'origin'
  | 'travel_mode'
  | 'reason'
  | 'query';

function findReadValue(concept: ReadConcept, { reading, burst }: Said): SaidValue | undefined {
  switch (concept) {
    case 'detail_purpose':
      return { kind: 'choice', alternatives: reading.aspect ? ['answer', 'question'] : ['show', 'details'] };
    case 'reference':
      return reading.reference && toSpan(reading.reference);
    case 'own_name':
      return toText(reading.name);
    case 'when':
      return toText(reading.when);
    case 'measure':
      return reading.measure && { kind: 'choice', alternatives: MEASURES_CALLED[reading.measure] };
    case 'references':
      return reading.references?.length
        ? { kind: 'words', items: reading.references.map((one) => [one]) }
        : undefined;
    case 'preferences':
      return reading.preference === undefined ? undefined : { kind: 'words', items: [[reading.preference]] };
    case 'place_kind':
      return reading.topic === 'nearby' ? toText(findPlaceKind(toLine(burst))) : undefined;
    case 'origin':
      return reading.topic === 'route' ? toText(findOrigin(toLine(burst))) : undefined;
    case 'travel_mode':
      return reading.topic === 'route' ? toChoice(findTravelMode(toLine(burst))) : undefined;
    case 'reason':
      return toText(burst.join(' ').slice(0, LONGEST_REASON));
    case 'query':
      return toText(burst.join('\n'));
  }
}

function toWords(
  words: readonly string[] | undefined,
  toAlternatives: (word: string) => readonly string[] = (word) => [word],
): SaidValue | undefined {
  return words && { kind: 'words', items: words.map(toAlternatives) };
}

function toFeatureNames(feature: string): string[] {
  return [feature, feature.replace(/_/g, ' '), feature.replace(/_/g, '-')];
}

function toSpan({ text, number }: { text: string; number?: number }): SaidValue {
  return { kind: 'span', text, ...(number === undefined ? {} : { min: number, max: number }) };
}

/** Slips mended and scripts' digits in one way, so that patterns find what they look for. */
function toLine(burst: readonly string[]): string {
  return correctTypos(burst.map(normalizeText).join(' | '));
}

function toChoice(word: string | undefined): SaidValue | undefined {
  return word === undefined ? undefined : { kind: 'choice', alternatives: [word] };
}

function toText(text: string | undefined): SaidValue | undefined {
  return text === undefined || text === '' ? undefined : { kind: 'text', text };
}
