import { z } from 'zod';

/** Arguments of `compare_properties`. */
export const comparePropertiesSchema = z.object({
  properties: z
    .array(z.union([z.string().max(120), z.number()]))
    .max(10)
    .describe(
      'Two or three properties as the customer refers to them: numbers in the shown list ("1", "the second one"), names, or "it" for the one being looked at.',
    ),
});
