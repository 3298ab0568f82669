import { z } from 'zod';

/** Arguments of `property_details`. */
export const propertyDetailsSchema = z.object({
  property: z
    .union([z.string().max(120), z.number()])
    .nullish()
    .describe(
      'Which property, as the customer refers to it: its number in the shown list ("2", "#2", "the second one", "property five", "last") or its name. Null for the one being looked at ("it", "this one").',
    ),
  purpose: z
    .enum(['show', 'answer'])
    .nullish()
    .describe(
      '"show" sends all details to the customer ("tell me about property 2"). "answer" gives you its facts so that you answer a specific question about it ("how many bathrooms?").',
    ),
});
