import { PROPERTY_FEATURES, PROPERTY_SORTS, PROPERTY_TYPES, TRANSACTIONS } from '@whatsapp-agent/contracts';
import { z } from 'zod';

/** Slots that `clear` can empty; `all` starts over. */
export const CLEARABLE = [
  'transaction',
  'types',
  'areas',
  'excluded_areas',
  'bedrooms',
  'price',
  'size',
  'features',
  'excluded_features',
  'sort',
  'all',
] as const;
export type Clearable = (typeof CLEARABLE)[number];

/** Wishes that only mean something next to what was shown. */
export const RELATIVE_WISHES = ['cheaper', 'more_expensive', 'bigger', 'smaller'] as const;
export type RelativeWish = (typeof RELATIVE_WISHES)[number];

const bound = z.union([z.number(), z.string().max(60)]).nullish();
const bounds = z.object({ min: bound, max: bound });
const listOrOne = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item).max(10));

/** Arguments of `search_properties`. Absent or null keeps what the conversation already knows. */
export const searchPropertiesSchema = z.object({
  transaction: z
    .enum([...TRANSACTIONS, 'buy'])
    .nullish()
    .describe('Buying is "sale", renting or leasing is "rent". Null keeps what is known.'),
  types: listOrOne(z.string().max(40))
    .nullish()
    .describe(
      `Property types wanted now, replacing the known ones: ${PROPERTY_TYPES.join(', ')}. Several are allowed. A flat is an apartment. Use ["any"] when the type does not matter. Null keeps what is known.`,
    ),
  areas: listOrOne(z.string().max(120))
    .nullish()
    .describe(
      'Areas, communities or buildings wanted now, as the customer names them, replacing the known ones. Use ["anywhere"] when the area does not matter. Null keeps what is known.',
    ),
  excluded_areas: listOrOne(z.string().max(120)).nullish().describe('Areas the customer does not want.'),
  bedrooms: z
    .union([bounds, z.number(), z.string().max(60)])
    .nullish()
    .describe('Bedrooms: "2", "2-3", "3+", "studio", or bounds. Null keeps what is known.'),
  price: z
    .union([bounds, z.number(), z.string().max(80)])
    .nullish()
    .describe(
      'Budget in the customer\'s own wording, e.g. "80-100k", "under 1.5M", "10k a month", "any"; do not calculate. Bounds in AED work too. Replaces the known budget. Null keeps it.',
    ),
  price_period: z
    .enum(['year', 'month'])
    .nullish()
    .describe(
      'Only when the customer said what period the price is for; a monthly rent is converted to a year.',
    ),
  size: z
    .union([bounds, z.number(), z.string().max(80)])
    .nullish()
    .describe('Size in the customer\'s own wording, e.g. "over 1,500 sqft", "120 sqm".'),
  size_unit: z.enum(['sqft', 'sqm']).nullish().describe('Unit of numeric sizes; square feet by default.'),
  features: listOrOne(z.string().max(40))
    .nullish()
    .describe(`Features that must be there: ${PROPERTY_FEATURES.join(', ')}.`),
  excluded_features: listOrOne(z.string().max(40)).nullish().describe('Features that must not be there.'),
  sort: z.enum(PROPERTY_SORTS).nullish().describe('Order of the results.'),
  relative: z
    .enum(RELATIVE_WISHES)
    .nullish()
    .describe(
      'Compared with what was shown last, only together with another wish ("cheaper villas in JVC"); a comparison alone is refine. Leave price and size null then.',
    ),
  clear: listOrOne(z.enum(CLEARABLE))
    .nullish()
    .describe('Slots to forget, e.g. ["price"] for "any budget is fine"; "all" starts a new search.'),
});
export type SearchPropertiesArguments = z.output<typeof searchPropertiesSchema>;
