import { z } from 'zod';

/** Changes that only mean something next to what was shown. */
export const REFINEMENTS = ['cheaper', 'more_expensive', 'bigger', 'smaller', 'newer', 'other_area'] as const;
export type RefinementChange = (typeof REFINEMENTS)[number];

/** Arguments of `refine`. */
export const refineSchema = z.object({
  change: z
    .enum(REFINEMENTS)
    .describe(
      'How the next list differs from the one shown: "something cheaper", "bigger ones", "newer", "not that area".',
    ),
  excludeAreas: z
    .array(z.string().max(120))
    .max(10)
    .nullish()
    .describe('With "other_area": the areas not wanted, as named. Empty means the area of the list shown.'),
});
