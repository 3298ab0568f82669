import { z } from 'zod';

/** Arguments of `save_contact`. */
export const saveContactSchema = z.object({
  name: z
    .string()
    .max(120)
    .nullish()
    .describe(
      'The customer\'s own name as they gave it, without greeting or title: "John", "Sarah Johnson". Null when no name was given; "yes", "ok" and requests are no names.',
    ),
  preferences: z
    .array(z.string().max(300))
    .max(10)
    .nullish()
    .describe(
      'Lasting facts the customer told about themselves that are no search filter, each in their words: "family of four", "has a dog", "prefers furnished", "moving in January". Null when there are none.',
    ),
});
