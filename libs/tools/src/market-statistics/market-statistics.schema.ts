import { z } from 'zod';
import { searchPropertiesSchema } from '../search-properties/search-properties.schema';

/** What can be asked about many listings at once. */
export const MEASURES = [
  'cheapest',
  'most_expensive',
  'largest',
  'smallest',
  'average',
  'median',
  'count',
  'price_per_sqft',
  'overview',
] as const;
export type Measure = (typeof MEASURES)[number];

const { relative: _relative, sort: _sort, ...slots } = searchPropertiesSchema.shape;

/** Arguments of `market_statistics`: the question, and the wish it is about, as for `search_properties`. */
export const marketStatisticsSchema = z.object({
  measure: z
    .enum(MEASURES)
    .describe(
      'What is asked: "cheapest" (also lowest price), "most_expensive" (also most premium or luxurious), "largest", "smallest", "average" price or size, "median", "count" (how many), "price_per_sqft", or "overview" for market insights in general.',
    ),
  ...slots,
});
