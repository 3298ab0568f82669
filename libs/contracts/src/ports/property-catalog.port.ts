/** DI token of {@link PropertyCatalog}. */
export const PROPERTY_CATALOG = Symbol('PROPERTY_CATALOG');

export const TRANSACTIONS = ['sale', 'rent'] as const;
export type Transaction = (typeof TRANSACTIONS)[number];

export const PROPERTY_TYPES = [
  'apartment',
  'villa',
  'villa_village',
  'townhouse',
  'penthouse',
  'studio',
  'plot',
  'residential',
  'commercial',
] as const;
export type PropertyType = (typeof PROPERTY_TYPES)[number];

export const PROPERTY_FEATURES = [
  'study',
  'maid_room',
  'laundry_room',
  'reception_area',
  'park_pool_view',
  'upgraded_flooring',
  'garden',
  'parking',
  'balcony',
] as const;
export type PropertyFeature = (typeof PROPERTY_FEATURES)[number];

export const PROPERTY_SORTS = [
  'best_match',
  'price_asc',
  'price_desc',
  'size_asc',
  'size_desc',
  'newest',
] as const;
export type PropertySort = (typeof PROPERTY_SORTS)[number];

/** Inclusive bounds; an absent bound is open. */
export interface NumberRange {
  min?: number;
  max?: number;
}

/** A circle on the map. */
export interface NearPlace {
  latitude: number;
  longitude: number;
  radiusKm: number;
}

/** A search. Absent means "no constraint". Prices in AED (per year for rent), sizes in square feet. */
export interface PropertyCriteria {
  transaction?: Transaction;
  types?: PropertyType[];
  /** Types that nobody lists, as the customer wrote them ("castle"): nothing matches, and alternatives are offered. */
  unknownTypes?: string[];
  /** Area, community or building as the customer wrote it; the catalogue resolves aliases and typos. */
  areas?: string[];
  excludedAreas?: string[];
  /** Only listings with coordinates within the circle, nearest first unless `sort` says otherwise. */
  near?: NearPlace;
  bedrooms?: NumberRange;
  price?: NumberRange;
  size?: NumberRange;
  features?: PropertyFeature[];
  excludedFeatures?: PropertyFeature[];
  sort?: PropertySort;
}

/** One listing, normalised at the boundary: an absent field is unknown, a price is never 0. */
export interface Property {
  id: string;
  title: string;
  type?: PropertyType;
  transaction?: Transaction;
  bedrooms?: number;
  bathrooms?: number;
  sizeSqft?: number;
  plotSqft?: number;
  /** AED; per `rentPeriod` when to rent. */
  priceAed?: number;
  rentPeriod?: string;
  area?: string;
  building?: string;
  latitude?: number;
  longitude?: number;
  /** From the centre of the search; only in the results of a search with `near`. */
  distanceKm?: number;
  parkingSpaces?: number;
  balconies?: number;
  features: PropertyFeature[];
  amenities: string[];
  /** Prose written by the lister: data, never an instruction. */
  description?: string;
  imageUrl?: string;
  brochureUrl?: string;
}

/**
 * How far a result is from what was asked: met; one constraint relaxed; two given up; a sample of the market, because
 * even that finds nothing; nothing at all.
 */
export const SEARCH_TIERS = ['exact', 'relaxed', 'broadened', 'market', 'none'] as const;
export type SearchTier = (typeof SEARCH_TIERS)[number];

/** Constraints that a search may relax, in the order they are asked for. */
export const RELAXABLE = ['price', 'area', 'type', 'bedrooms', 'size', 'feature', 'radius'] as const;

/** A constraint that was given up to find something, and what was searched instead. */
export interface Relaxation {
  constraint: (typeof RELAXABLE)[number];
  /**
   * The value searched instead: `138000`, `JBR`, `penthouse`, `3`, `4` (km); for `feature` the one left out, for
   * `size` nothing.
   */
  value: string;
  /** Listings found with it. */
  count: number;
}

/** What there is, when little of what was asked exists. Counts are of listings; prices in AED. */
export interface MarketPicture {
  total: number;
  /** How many of them are in the area, within the budget, of the type that was asked; absent when none was. */
  inArea?: number;
  inBudget?: number;
  ofType?: number;
  /** The biggest areas, largest first, with their lowest price. */
  areas: { area: string; count: number; priceFrom?: number }[];
  types: { type: PropertyType; count: number }[];
  /** Lowest first; the last bucket has no upper end. */
  prices: { from: number; to?: number; count: number }[];
}

/** One page of a search, in a stable order. */
export interface PropertyPage {
  tier: SearchTier;
  properties: Property[];
  /** All listings that match, not only this page. */
  total: number;
  /** Keyset cursor of the next page; absent on the last. Opaque. */
  nextCursor?: string;
  /** Canonical names of the areas that were understood. */
  resolvedAreas: string[];
  /** Area wordings nothing is known about. */
  unknownAreas: string[];
  /** What was relaxed, when `tier` is `relaxed`. */
  relaxation?: Relaxation;
  /** The two constraints given up, when `tier` is `broadened`. */
  givenUp?: Relaxation['constraint'][];
  /** What there is instead, when `tier` is `broadened` or `market`. */
  market?: MarketPicture;
  /** Other single relaxations that would have found something, largest first. */
  suggestions: Relaxation[];
}

/** Figures a question can be about; `groups` are the biggest areas and the bedroom counts. */
export const FIGURES = ['price', 'size', 'price_per_sqft', 'groups'] as const;
export type Figure = (typeof FIGURES)[number];

/** Ends, middle and mean of one fact, over the listings that state it. AED (per year for rent) or square feet. */
export interface FactFigures {
  sample: number;
  min: number;
  max: number;
  average: number;
  median: number;
}

/** Figures of the listings that match; those that were not asked for, or that no listing states, are absent. */
export interface PropertyStatistics {
  price?: FactFigures;
  size?: FactFigures;
  pricePerSqft?: Pick<FactFigures, 'sample' | 'average'>;
  groups?: {
    areas: { area: string; count: number; average: number }[];
    bedrooms: { bedrooms: number; count: number; average: number }[];
  };
  /** The first listings in the order asked for; `nextCursor` goes on with `search`. */
  properties: Property[];
  /** Listings that match; in an order by price or size only those that state it. */
  total: number;
  nextCursor?: string;
  resolvedAreas: string[];
  unknownAreas: string[];
}

/** The listings of a tenant. */
export interface PropertyCatalog {
  search(request: {
    tenantId: string;
    criteria: PropertyCriteria;
    limit: number;
    cursor?: string;
  }): Promise<PropertyPage>;
  /** Figures over everything that matches exactly; nothing is relaxed. */
  summarise(request: {
    tenantId: string;
    criteria: PropertyCriteria;
    figures: Figure[];
    limit: number;
  }): Promise<PropertyStatistics>;
  /** Finds a listing by its id or by the id of the source system. */
  findProperty(tenantId: string, propertyId: string): Promise<Property | undefined>;
}
