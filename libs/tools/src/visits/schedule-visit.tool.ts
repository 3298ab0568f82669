import { textsIn } from '../texts/texts';
import { visitTextsIn } from '../texts/visits/visit-texts-in';
import { resolveReference } from '../property-details/resolve-reference';
import { defineTool } from '../tool/define-tool';
import type { ToolContext } from '../tool/tool-context';
import { parseVisitTime } from '../visit-time/parse-visit-time';
import { arrangeVisit } from './arrange-visit';
import { findPendingVisit } from './pending-visit';
import { say } from './say';
import { visitTimeSchema } from './visit.schema';

/** Arranges a visit: the property, the day and the time may come in any order and in several messages. */
export const scheduleVisitTool = defineTool({
  name: 'schedule_visit',
  description:
    'Arranges a visit (viewing, tour, appointment) to a property. Call it whenever the customer wants to visit, and again with whatever day or time they give; the tool asks for what is missing and books when it has both.',
  schema: visitTimeSchema,
  async execute({ property, when }, context) {
    const wording = property === null || property === undefined ? undefined : String(property);
    const pending = findPendingVisit(context);
    const said = when ?? findSaidTime(context, pending !== undefined);
    if (wording === undefined && pending) return arrangeVisit(pending.propertyId, said, context);
    const reference = resolveReference(wording, context.memory);
    const count = context.memory.shown?.items.length ?? 0;
    const texts = visitTextsIn(context.locale);
    switch (reference.kind) {
      case 'found':
        return arrangeVisit(reference.property.id, said, context);
      case 'no_list':
        return say({ status: 'not_searched' }, texts.searchFirst);
      case 'unclear':
        return say({ status: 'unclear', listed: count }, texts.chooseProperty);
      case 'not_in_list':
        return say(
          { status: 'not_in_list', listed: count },
          count === 0 ? texts.searchFirst : textsIn(context.locale).notInList(count),
        );
    }
  },
});

/** A model that forgot to pass the time on: the customer's own words have it. */
export function findSaidTime(
  { customer, clock, timezone }: ToolContext,
  isPending: boolean,
): string | undefined {
  const said = customer.words.join(' ');
  const { date, clock: time } = parseVisitTime(said, clock.now(), timezone);
  return typeof date !== 'string' || (isPending && typeof time !== 'string') ? said : undefined;
}
