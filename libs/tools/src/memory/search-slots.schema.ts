import {
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
const wordings = z.array(z.string().min(1).max(120)).max(10);

/** What the customer looks for, as far as it is known. Units are those of `PropertyCriteria`. */
export const searchSlotsSchema = z.object({
  transaction: z.enum(TRANSACTIONS).optional(),
  types: z.union([z.literal(ANY), z.array(z.enum(PROPERTY_TYPES)).min(1)]).optional(),
  areas: z.union([z.literal(ANY), wordings.min(1)]).optional(),
  excludedAreas: wordings.optional(),
  bedrooms: range.optional(),
  price: range.optional(),
  size: range.optional(),
  features: z.array(z.enum(PROPERTY_FEATURES)).optional(),
  excludedFeatures: z.array(z.enum(PROPERTY_FEATURES)).optional(),
  sort: z.enum(PROPERTY_SORTS).optional(),
});
export type SearchSlots = z.output<typeof searchSlotsSchema>;

/** The search that slots describe: "any" is no constraint. */
export function toCriteria(slots: SearchSlots): PropertyCriteria {
  const { types, areas, ...rest } = slots;
  return {
    ...rest,
    ...(types && types !== ANY ? { types } : {}),
    ...(areas && areas !== ANY ? { areas } : {}),
  };
}
