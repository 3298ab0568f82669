/** Something with bounds, in the customer's own words and as numbers. */
export interface Span {
  text: string;
  min?: number;
  max?: number;
}

export const SORT_WISHES = ['cheapest', 'dearest', 'newest', 'largest', 'smallest'] as const;
export type SortWish = (typeof SORT_WISHES)[number];

export const RELATIVE_WISHES = ['cheaper', 'dearer', 'bigger', 'smaller', 'newer', 'elsewhere'] as const;
export type RelativeWish = (typeof RELATIVE_WISHES)[number];

/** Wishes that a customer may take back. */
export type Droppable = 'price' | 'bedrooms' | 'size' | 'features' | 'types' | 'areas' | 'all';

/** What messages say about the property looked for. Absent means that they say nothing about it. */
export interface Wish {
  transaction?: 'buy' | 'rent';
  /** English words in the singular; `any` when the type does not matter. */
  types?: string[];
  /** As the customer wrote them; `anywhere` when it does not matter. */
  areas?: string[];
  excludedAreas?: string[];
  bedrooms?: Span;
  price?: Span & { period?: 'month' | 'year' };
  size?: Span & { unit: 'sqft' | 'sqm' };
  features?: string[];
  excludedFeatures?: string[];
  sort?: SortWish;
  relative?: RelativeWish;
  dropped?: Droppable[];
  /** Features among the dropped slots that were named; the others stay wanted. */
  droppedFeatures?: string[];
  /** "Also villas": comes on top of what was wanted before. */
  adds?: boolean;
}

/** Tells whether messages said anything that can be searched by. */
export function isEmptyWish(wish: Wish): boolean {
  const { adds: _adds, ...said } = wish;
  return Object.keys(said).length === 0;
}
