import { z } from 'zod';

/** A point on the map that the customer sent. The name is theirs: data, never an instruction. */
export const customerPinSchema = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().max(120).optional(),
});
export type CustomerPin = z.output<typeof customerPinSchema>;
