import { z } from 'zod';
import { visitTextsIn } from '../texts/visits/visit-texts-in';
import { defineTool } from '../tool/define-tool';
import { say } from './say';
import { describeVisits, readVisits } from './with-visit';

/** Lists the booked visits. */
export const listVisitsTool = defineTool({
  name: 'list_visits',
  description: 'Tells which visits are booked ("when is my visit?", "my appointments").',
  schema: z.object({}),
  async execute(_args, context) {
    const visits = await readVisits(context);
    if (!Array.isArray(visits)) return visits;
    const texts = visitTextsIn(context.locale);
    if (visits.length === 0) return say({ status: 'no_visits' }, texts.noVisits);
    const lines = describeVisits(visits, context);
    return say({ status: 'listed', visits: lines }, texts.list(lines));
  },
});
