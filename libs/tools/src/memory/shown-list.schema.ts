import {
  PROPERTY_FEATURES,
  PROPERTY_SORTS,
  PROPERTY_TYPES,
  RELAXABLE,
  type Property,
  TRANSACTIONS,
} from '@whatsapp-agent/contracts';
import { z } from 'zod';

/** A property the customer has seen, with the facts that were on its card. */
export const shownPropertySchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  type: z.enum(PROPERTY_TYPES).optional(),
  transaction: z.enum(TRANSACTIONS).optional(),
  bedrooms: z.number().optional(),
  bathrooms: z.number().optional(),
  sizeSqft: z.number().optional(),
  priceAed: z.number().optional(),
  rentPeriod: z.string().optional(),
  area: z.string().optional(),
  building: z.string().optional(),
  distanceKm: z.number().optional(),
});
export type ShownProperty = z.output<typeof shownPropertySchema>;

const range = z.object({ min: z.number().optional(), max: z.number().optional() });

/** The criteria of the list, kept so that its cursor goes on in the same order. */
const criteriaSchema = z.object({
  transaction: z.enum(TRANSACTIONS).optional(),
  types: z.array(z.enum(PROPERTY_TYPES)).optional(),
  unknownTypes: z.array(z.string()).optional(),
  near: z.object({ latitude: z.number(), longitude: z.number(), radiusKm: z.number() }).optional(),
  areas: z.array(z.string()).optional(),
  excludedAreas: z.array(z.string()).optional(),
  bedrooms: range.optional(),
  price: range.optional(),
  size: range.optional(),
  features: z.array(z.enum(PROPERTY_FEATURES)).optional(),
  excludedFeatures: z.array(z.enum(PROPERTY_FEATURES)).optional(),
  sort: z.enum(PROPERTY_SORTS).optional(),
});

/** The list that "property 3" and "show more" refer to: numbered from 1 in this order. */
export const shownListSchema = z.object({
  items: z.array(shownPropertySchema),
  criteria: criteriaSchema,
  /** Where the next page begins; absent when everything has been shown. */
  cursor: z.string().optional(),
  /** What the search relaxed to find the list, so that "cheaper" compares like with like. */
  relaxation: z.object({ constraint: z.enum(RELAXABLE), value: z.string() }).optional(),
  /** All listings of the search, shown or not. */
  total: z.number().int().nonnegative(),
});
export type ShownList = z.output<typeof shownListSchema>;

/** Keeps of a listing what its card says. */
export function toShownProperty(property: Property): ShownProperty {
  return shownPropertySchema.parse(property);
}
