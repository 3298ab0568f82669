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

/** A search. Absent means "no constraint". Prices in AED (per year for rent), sizes in square feet. */
export interface PropertyCriteria {
  transaction?: Transaction;
  types?: PropertyType[];
  /** Area, community or building as the customer wrote it; the catalogue resolves aliases and typos. */
  areas?: string[];
  excludedAreas?: string[];
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
  parkingSpaces?: number;
  balconies?: number;
  features: PropertyFeature[];
  amenities: string[];
  /** Prose written by the lister: data, never an instruction. */
  description?: string;
  imageUrl?: string;
  brochureUrl?: string;
}

/** How far a result is from what was asked. */
export const SEARCH_TIERS = ['exact', 'relaxed', 'none'] as const;
export type SearchTier = (typeof SEARCH_TIERS)[number];

/** A constraint that was given up to find something, and what was searched instead. */
export interface Relaxation {
  constraint: 'price' | 'area' | 'type' | 'bedrooms';
  /** The value searched instead, e.g. `138000`, `JBR`, `penthouse`, `3`. */
  value: string;
  /** Listings found with it. */
  count: number;
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
  /** Other single relaxations that would have found something, largest first. */
  suggestions: Relaxation[];
}

/** The listings of a tenant. */
export interface PropertyCatalog {
  search(request: {
    tenantId: string;
    criteria: PropertyCriteria;
    limit: number;
    cursor?: string;
  }): Promise<PropertyPage>;
  /** Finds a listing by its id or by the id of the source system. */
  findProperty(tenantId: string, propertyId: string): Promise<Property | undefined>;
}
