import { TRAVEL_MODES } from '@whatsapp-agent/contracts';
import { z } from 'zod';
import { propertyArgument } from '../tool/property-argument';

/** Arguments of `route`. */
export const routeSchema = z.object({
  from: z
    .string()
    .max(160)
    .nullish()
    .describe(
      'The other place, in the words of the customer ("the airport", "Dubai Mall", "my office in DIFC"). Null when they mean the place they are at, the pin they sent, or named none.',
    ),
  property: propertyArgument,
  mode: z
    .enum(TRAVEL_MODES)
    .nullish()
    .describe('How they travel; null unless they say so ("walk", "by metro", "by bus" is transit).'),
  towards: z
    .enum(['property', 'place'])
    .nullish()
    .describe(
      '"place" only when the way leads from the property to the place ("how far is it to Dubai Mall?").',
    ),
});
