import { z } from 'zod';

/** Which shown property a call is about. */
export const propertyArgument = z
  .union([z.string().max(120), z.number()])
  .nullish()
  .describe(
    'Which property, as the customer refers to it: its number in the shown list ("2", "the second one") or its name. Null for the one being looked at ("it", "this one", or none named).',
  );
