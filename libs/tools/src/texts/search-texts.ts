import type { Relaxation } from '@whatsapp-agent/contracts';

/** What a statistics answer says about the listing it leads with. */
export type Superlative = 'cheapest' | 'most_expensive' | 'largest' | 'smallest';

/** Sentences about searches that found something else, comparisons and figures. Amounts arrive formatted. */
export interface SearchTexts {
  otherCurrency: string;
  cheaperThan(aed: string): string;
  dearerThan(aed: string): string;
  biggerThan(sqft: string): string;
  smallerThan(sqft: string): string;
  newestFirst: string;
  withinKm(km: string): string;
  /** A constraint as the object of "I left … open". */
  constraints: Readonly<Record<Relaxation['constraint'], string>>;
  anySize: string;
  /** A feature that was given up. */
  without(feature: string): string;
  /** A feature or area the customer does not want. */
  excluding(feature: string): string;
  notIn(areas: string): string;
  /** On a card of a search near a place. */
  away(km: string): string;
  foundBroadened(total: number, wish: string, given: string[]): string;
  foundMarket(wish: string): string;
  market: {
    all(total: number): string;
    noneInArea(area: string): string;
    fewInArea(count: number, area: string): string;
    noneInBudget: string;
    fewInBudget(count: number): string;
    noneOfType(type: string): string;
    /** A labelled list of counts. */
    areas(list: string): string;
    types(list: string): string;
    prices(list: string): string;
    areaFrom(area: string, count: number, aed: string | undefined): string;
    between(from: string, to: string | undefined): string;
    sample(count: number): string;
  };
  statistics: {
    superlative(kind: Superlative, wish: string, total: number): string;
    count(total: number, wish: string): string;
    intro(wish: string, sample: number): string;
    average(amount: string): string;
    median(amount: string): string;
    span(from: string, to: string): string;
    size(amount: string): string;
    perSqft(aed: string, sample: number): string;
    perYear: string;
    byArea: string;
    byBedrooms: string;
    group(name: string, count: number, aed: string): string;
    none(wish: string): string;
    noFigures(wish: string): string;
    because(facts: string): string;
    others: string;
  };
  compare: {
    intro: string;
    /** Label of a line that says which of them is ahead. */
    lowestPrice: string;
    largest: string;
    type: string;
    bedrooms: string;
    bathrooms: string;
    perSqft: string;
    needTwo: string;
    tooMany(most: number): string;
    same: string;
  };
}
