import { z } from 'zod';

const point = z.object({ latitude: z.number(), longitude: z.number() });

const placeSchema = z.object({
  displayName: z.object({ text: z.string() }).optional(),
  // A place may be shown by its address alone.
  formattedAddress: z.string().optional(),
  shortFormattedAddress: z.string().optional(),
  rating: z.number().optional(),
  location: point.optional(),
  googleMapsUri: z.string().optional(),
  businessStatus: z.string().optional(),
});
export type GooglePlace = z.output<typeof placeSchema>;

/** Answer of `places:searchNearby` and `places:searchText`; `{}` when nothing was found. */
export const placesAnswerSchema = z.object({ places: z.array(placeSchema).default([]) });

/** Answer of `computeRoutes`; `{}` when no way leads there. Members that are zero are left out. */
export const routesAnswerSchema = z.object({
  routes: z
    .array(
      z.object({
        distanceMeters: z.number().default(0),
        duration: z
          .string()
          .regex(/^\d+(?:\.\d+)?s$/)
          .default('0s'),
        legs: z
          .array(
            z.object({
              steps: z
                .array(
                  z.object({
                    navigationInstruction: z.object({ instructions: z.string().optional() }).optional(),
                  }),
                )
                .default([]),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});
export type GoogleRoute = z.output<typeof routesAnswerSchema>['routes'][number];
