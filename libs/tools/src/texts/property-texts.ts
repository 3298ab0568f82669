import type { PropertyFeature, PropertyType, Relaxation, Transaction } from '@whatsapp-agent/contracts';
import type { SearchSlots } from '../memory/search-slots.schema';
import type { AskedSlot } from '../search-properties/missing-slots';
import type { SearchTexts } from './search-texts';

/** Labelled facts of the detail text. */
export type DetailLabel =
  'price' | 'area' | 'building' | 'size' | 'plot' | 'parking' | 'balconies' | 'features' | 'amenities';

/**
 * Every sentence the tools say, in one language. Short, WhatsApp-style; bold is Markdown's `**`, which the
 * renderer converts. Digits are Latin in all languages.
 */
export interface PropertyTexts {
  search: SearchTexts;
  transactions: Readonly<Record<Transaction, string>>;
  /** Plural names. */
  types: Readonly<Record<PropertyType, string>>;
  features: Readonly<Record<PropertyFeature, string>>;
  details: Readonly<Record<DetailLabel, string>>;
  properties: string;
  anywhere: string;
  studio: string;
  notListed: string;
  /** Titles of buttons; at most 20 characters each. */
  buttons: { knowMore: string; scheduleVisit: string; showMore: string };
  beds(count: string): string;
  baths(count: number): string;
  price(amount: string, period: 'year' | 'month' | undefined): string;
  priceOnRequest: string;
  size(sqft: string): string;
  upTo(amount: string): string;
  from(amount: string): string;
  /** A wish as one phrase, e.g. "2-bed apartments to rent in Dubai Marina, up to AED 100k". */
  wish(parts: {
    what: string;
    beds?: string;
    transaction?: string;
    areas?: string;
    extras: string[];
  }): string;
  /** What is asked for a missing slot, with examples. */
  questions: Readonly<Record<AskedSlot, string>>;
  greetingQuestion: string;
  gotIt(wish: string): string;
  unclear(slots: SearchSlotName[]): string;
  found(total: number, wish: string): string;
  foundRelaxed(total: number, wish: string, relaxation: string): string;
  foundNothing(wish: string): string;
  firstOf(shown: number): string;
  pressKnowMore: string;
  suggestion(relaxation: Relaxation, searched: SearchSlots): string;
  relaxed(relaxation: Relaxation, searched: SearchSlots): string;
  suggestionsIntro: string;
  tryOther: string;
  unknownAreas(names: string): string;
  range(from: number, to: number, total: number): string;
  remaining(count: number): string;
  allShown(total: number): string;
  nothingMore(total: number): string;
  searchFirst: string;
  notInList(count: number): string;
  whichOne(count: number): string;
  gone: string;
  askNext: string;
  unavailable: string;
}

export type SearchSlotName = 'price' | 'types' | 'size' | 'bedrooms';
