import {
  type NumberRange,
  PROPERTY_FEATURES,
  PROPERTY_SORTS,
  PROPERTY_TYPES,
  type PropertyCriteria,
  TRANSACTIONS,
} from '@whatsapp-agent/contracts';
import { z } from 'zod';

/** The customer said that it does not matter; unlike an absent slot, nothing is asked. */
export const ANY = 'any';

const range = z.object({ min: z.number().optional(), max: z.number().optional() });

/** Bounds that came from comparing with what was shown ("cheaper"); they go when the wish itself changes. */
export const refinementSchema = z.object({
  price: range.optional(),
  size: range.optional(),
  sort: z.enum(PROPERTY_SORTS).optional(),
});
export type Refinement = z.output<typeof refinementSchema>;
const wordings = z.array(z.string().min(1).max(120)).max(10);

/** What the customer looks for, as far as it is known. Units are those of `PropertyCriteria`. */
export const searchSlotsSchema = z.object({
  transaction: z.enum(TRANSACTIONS).optional(),
  types: z.union([z.literal(ANY), z.array(z.enum(PROPERTY_TYPES)).min(1)]).optional(),
  /** Types that nobody lists, as the customer wrote them. */
  unknownTypes: z.array(z.string().min(1).max(40)).max(10).optional(),
  areas: z.union([z.literal(ANY), wordings.min(1)]).optional(),
  excludedAreas: wordings.optional(),
  /** A circle on the map instead of areas. */
  near: z.object({ latitude: z.number(), longitude: z.number(), radiusKm: z.number().positive() }).optional(),
  bedrooms: range.optional(),
  price: range.optional(),
  size: range.optional(),
  features: z.array(z.enum(PROPERTY_FEATURES)).optional(),
  excludedFeatures: z.array(z.enum(PROPERTY_FEATURES)).optional(),
  sort: z.enum(PROPERTY_SORTS).optional(),
  refinement: refinementSchema.optional(),
});
export type SearchSlots = z.output<typeof searchSlotsSchema>;

/** The search that slots describe: "any" is no constraint, and a refinement narrows what was said. */
export function toCriteria(slots: SearchSlots): PropertyCriteria {
  const { types, areas, refinement, price, size, sort, ...rest } = slots;
  const narrowed = {
    price: intersect(price, refinement?.price),
    size: intersect(size, refinement?.size),
    sort: refinement?.sort ?? sort,
  };
  return {
    ...rest,
    ...(types && types !== ANY ? { types } : {}),
    ...(areas && areas !== ANY ? { areas } : {}),
    ...Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value !== undefined)),
  };
}

function intersect(said: NumberRange | undefined, refined: NumberRange | undefined): NumberRange | undefined {
  if (!said || !refined) return said ?? refined;
  const min = Math.max(said.min ?? -Infinity, refined.min ?? -Infinity);
  const max = Math.min(said.max ?? Infinity, refined.max ?? Infinity);
  return { ...(Number.isFinite(min) ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) };
}
