import { z } from 'zod';

/** A visit the customer is arranging: what is known of it so far. */
export const pendingVisitSchema = z.object({
  propertyId: z.string().min(1),
  title: z.string(),
  /** Day, `2026-12-20`. */
  date: z.string().optional(),
  clock: z
    .object({
      hour: z.number().int().min(0).max(23),
      minute: z.number().int().min(0).max(59),
      /** Could be before or after noon. */
      eitherHalf: z.boolean(),
    })
    .optional(),
  /** When it was begun; after a day nobody means it any more. */
  since: z.string(),
});
export type PendingVisit = z.output<typeof pendingVisitSchema>;
