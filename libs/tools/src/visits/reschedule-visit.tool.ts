import { defineTool } from '../tool/define-tool';
import { arrangeVisit } from './arrange-visit';
import { findPendingVisit } from './pending-visit';
import { findSaidTime } from './schedule-visit.tool';
import { visitTimeSchema } from './visit.schema';
import { readVisits, withVisit } from './with-visit';

/** Moves a booked visit. */
export const rescheduleVisitTool = defineTool({
  name: 'reschedule_visit',
  description:
    'Moves a visit that is booked already to another day or time ("reschedule my visit to Friday 4pm", "can we make it 5 instead"). The tool asks for what is missing.',
  schema: visitTimeSchema,
  async execute({ property, when }, context) {
    const wording = property === null || property === undefined ? undefined : String(property);
    const visits = await readVisits(context);
    if (!Array.isArray(visits)) return visits;
    const pending = findPendingVisit(context);
    const said = when ?? findSaidTime(context, pending !== undefined);
    // Nothing booked yet: the change is to what is being arranged.
    if (wording === undefined && pending)
      return arrangeVisit(pending.propertyId, said, context, { moving: true });
    return withVisit(wording, visits, context, ({ propertyId }) =>
      arrangeVisit(propertyId, said, context, { moving: true }),
    );
  },
});
