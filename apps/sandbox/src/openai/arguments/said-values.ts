import { TYPE_ALTERNATIVES } from './type-alternatives';
import { normalizeText } from '../text/normalize-text';
import { phrase } from '../text/phrase';
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
const WHEN = phrase(
  String.raw`(?:(?:today|tomorrow|tonight|(?:next |this |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|this week(?:end)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*|(?:at )?\d{1,2}(?::\d{2})? ?(?:am|pm)|at \d{1,2}(?::\d{2})?|(?:in the )?(?:morning|afternoon|evening)|noon|غدا|اليوم|بكرة|आज|कल)[ ,]*)+`,
);

/** What the customer said about a concept; nothing when they said nothing about it. */
export function findSaidValue(concept: Concept, said: Said): SaidValue | undefined {
  const { wish, reading } = said;
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
    case 'detail_purpose':
      return { kind: 'choice', alternatives: reading.aspect ? ['answer', 'question'] : ['show', 'details'] };
    case 'reference':
      return reading.reference && toSpan(reading.reference);
    case 'own_name':
      return toText(reading.name);
    case 'when':
      return toText(WHEN.exec(said.burst.map(normalizeText).join(' | '))?.[0].trim());
    case 'query':
      return toText(said.burst.join('\n'));
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

function toText(text: string | undefined): SaidValue | undefined {
  return text === undefined || text === '' ? undefined : { kind: 'text', text };
}
