import type { Visit } from '@whatsapp-agent/contracts';
import { visitTextsIn } from '../texts/visits/visit-texts-in';
import { defineTool } from '../tool/define-tool';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { formatVisitTime } from '../visit-time/format-visit-time';
import { findPendingVisit, forgetPendingVisit } from './pending-visit';
import { say } from './say';
import { visitSchema } from './visit.schema';
import { describeVisits, readVisits, withVisit } from './with-visit';

/** Cancels a booked visit, or drops the one being arranged. */
export const cancelVisitTool = defineTool({
  name: 'cancel_visit',
  description:
    'Cancels a booked visit, or stops arranging one ("cancel my visit", "never mind the visit", "forget it" while a visit is being arranged).',
  schema: visitSchema,
  async execute({ property }, context) {
    const wording = property === null || property === undefined ? undefined : String(property);
    const visits = await readVisits(context);
    if (!Array.isArray(visits)) return visits;
    const pending = findPendingVisit(context);
    if (wording === undefined && pending) {
      const booked = visits.find(({ propertyId }) => propertyId === pending.propertyId);
      return booked ? cancel(booked, context) : drop(pending.title, visits, context);
    }
    return withVisit(wording, visits, context, (visit) => cancel(visit, context));
  },
});

function drop(title: string, visits: Visit[], context: ToolContext): ToolOutcome {
  const texts = visitTextsIn(context.locale);
  const rest = visits.length > 0 ? `\n\n${texts.list(describeVisits(visits, context))}` : '';
  return say({ status: 'dropped' }, texts.dropped(title) + rest, forgetPendingVisit(context.memory));
}

function cancel({ propertyId, title, startsAt, revision }: Visit, context: ToolContext): ToolOutcome {
  const { contactId, locale, timezone, memory } = context;
  const at = formatVisitTime(startsAt, timezone, locale);
  const text = visitTextsIn(locale).cancelled(title, at);
  return {
    ...say({ status: 'cancelled', property: title, when: at }, text, forgetPendingVisit(memory)),
    effects: [
      {
        type: 'visit.cancel',
        key: `visit:${contactId}:${propertyId}:${revision + 1}`,
        payload: { propertyId, revision },
      },
    ],
  };
}
