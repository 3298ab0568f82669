import { z } from 'zod';
import {
  PROPERTY_FEATURES,
  PROPERTY_TYPES,
  type PropertyStatistics,
  RELAXABLE,
  SEARCH_TIERS,
  TRANSACTIONS,
  type Property,
  type PropertyPage,
} from '@whatsapp-agent/contracts';

/** A value the program does not know is as good as none: the listing stays. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const count = z.number().int().nonnegative();
const positive = optional(z.number().positive());
const text = optional(z.string().min(1));

/** One listing as `internal.property_json` writes it. */
export const propertySchema: z.ZodType<Property> = z.object({
  id: z.string().regex(/^[a-z0-9]{1,10}$/),
  title: z.string().min(1),
  type: optional(z.enum(PROPERTY_TYPES)),
  transaction: optional(z.enum(TRANSACTIONS)),
  bedrooms: optional(count),
  bathrooms: positive,
  sizeSqft: positive,
  plotSqft: positive,
  priceAed: positive,
  rentPeriod: text,
  area: text,
  building: text,
  latitude: optional(z.number().min(-90).max(90)),
  longitude: optional(z.number().min(-180).max(180)),
  distanceKm: optional(z.number().nonnegative()),
  parkingSpaces: positive,
  balconies: positive,
  features: z.array(z.enum(PROPERTY_FEATURES)).catch([]),
  amenities: z.array(z.string()).catch([]),
  description: text,
  imageUrl: text,
  brochureUrl: text,
});

const relaxationSchema = z.object({
  constraint: z.enum(RELAXABLE),
  value: z.string(),
  count,
});

const pictureSchema = z.object({
  total: count,
  inArea: count.optional(),
  inBudget: count.optional(),
  ofType: count.optional(),
  areas: z.array(z.object({ area: z.string(), count, priceFrom: positive })),
  types: z.array(z.object({ type: z.enum(PROPERTY_TYPES), count })),
  prices: z.array(z.object({ from: z.number(), to: z.number().optional(), count })),
});

/** The answer of `search_properties`. */
export const propertyPageSchema: z.ZodType<PropertyPage> = z.object({
  tier: z.enum(SEARCH_TIERS),
  properties: z.array(propertySchema),
  total: count,
  nextCursor: z.string().optional(),
  resolvedAreas: z.array(z.string()),
  unknownAreas: z.array(z.string()),
  relaxation: relaxationSchema.optional(),
  givenUp: z.array(z.enum(RELAXABLE)).optional(),
  market: pictureSchema.optional(),
  suggestions: z.array(relaxationSchema),
});

const figure = z.number().nonnegative();
const figuresSchema = z.object({ sample: count, min: figure, max: figure, average: figure, median: figure });

/** The answer of `property_statistics`. */
export const propertyStatisticsSchema: z.ZodType<PropertyStatistics> = z.object({
  price: figuresSchema.optional(),
  size: figuresSchema.optional(),
  pricePerSqft: figuresSchema.pick({ sample: true, average: true }).optional(),
  groups: z
    .object({
      areas: z.array(z.object({ area: z.string(), count, average: figure })),
      bedrooms: z.array(z.object({ bedrooms: count, count, average: figure })),
    })
    .optional(),
  properties: z.array(propertySchema),
  total: count,
  nextCursor: z.string().optional(),
  resolvedAreas: z.array(z.string()),
  unknownAreas: z.array(z.string()),
});
