import { z } from 'zod';

/** `show_more` takes no arguments: the conversation knows what was shown. */
export const showMoreSchema = z.object({});
