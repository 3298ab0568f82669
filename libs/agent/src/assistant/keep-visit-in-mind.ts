import {
  cancelVisitTool,
  findPendingVisit,
  forgetPendingVisit,
  listVisitsTool,
  propertyDetailsTool,
  rescheduleVisitTool,
  saveContactTool,
  scheduleVisitTool,
  visitTextsIn,
} from '@whatsapp-agent/tools';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import type { TurnRun } from './turn-run';

const VISIT_TOOLS = [scheduleVisitTool, rescheduleVisitTool, cancelVisitTool, listVisitsTool].map(
  ({ name }) => name,
);
/** Tools that are used along the way, without turning to something else. */
const BESIDE = [
  propertyDetailsTool.name,
  saveContactTool.name,
  'send_brochure',
  'share_location',
  'nearby_places',
  'route',
];

/**
 * A visit that is being arranged ends when the customer turns to something else, such as another search. A look at
 * another property leaves it open, and the customer is told for which property.
 */
export function keepVisitInMind(parts: ReplyPart[], run: TurnRun): ReplyPart[] {
  const pending = findPendingVisit(run.toToolContext());
  if (!pending || run.called(...VISIT_TOOLS)) return parts;
  const others = run.tools.filter(({ name }) => !BESIDE.includes(name) && name !== 'guardrail');
  if (others.length > 0) {
    run.memory = forgetPendingVisit(run.memory);
    return parts;
  }
  const { active } = run.memory;
  const looksElsewhere = run.called(propertyDetailsTool.name) && active && active.id !== pending.propertyId;
  if (!looksElsewhere) return parts;
  return [...parts, { kind: 'text', text: visitTextsIn(run.locale).stillPending(pending.title) }];
}
