import { z } from 'zod';

/** Arguments of `remember_name`. */
export const rememberNameSchema = z.object({
  name: z
    .string()
    .max(120)
    .nullish()
    .describe(
      'The customer\'s own name as they gave it, without greeting or title: "John", "Sarah Johnson". Null when no name was given.',
    ),
});
