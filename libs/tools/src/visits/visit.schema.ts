import { z } from 'zod';

const property = z
  .union([z.string().max(120), z.number()])
  .nullish()
  .describe(
    'Which property, as the customer refers to it: its number in the shown list ("2", "the second one") or its name. Null for the one being looked at or arranged ("it", "this one"), or when none was named.',
  );
const when = z
  .string()
  .max(200)
  .nullish()
  .describe(
    'Day and time exactly as the customer wrote them, in their language: "tomorrow at 3 PM", "next Friday 10am", "3pm". Copy, do not calculate or complete. Null when neither was said.',
  );

/** Arguments of `schedule_visit` and `reschedule_visit`. */
export const visitTimeSchema = z.object({ property, when });

/** Arguments of `cancel_visit`. */
export const visitSchema = z.object({ property });
