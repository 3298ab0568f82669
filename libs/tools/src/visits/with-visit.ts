import type { Visit } from '@whatsapp-agent/contracts';
import { cleanListingText } from '../presentation/clean-listing-text';
import { visitTextsIn } from '../texts/visits/visit-texts-in';
import { askVisits, VISITS_UNAVAILABLE } from '../tool/ask-visits';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { formatVisitTime } from '../visit-time/format-visit-time';
import { resolveVisit } from './resolve-visit';
import { say } from './say';

const TITLE_LENGTH = 80;

/** The customer's coming visits, or what to say when they cannot be read. */
export async function readVisits(context: ToolContext): Promise<Visit[] | ToolOutcome> {
  const { tenantId, contactId, locale } = context;
  const plan = await askVisits(context, (book) => book.readPlan({ tenantId, contactId }));
  if (plan === VISITS_UNAVAILABLE) return say({ status: 'unavailable' }, visitTextsIn(locale).unavailable);
  return plan.visits;
}

/** Does something with the booked visit a wording means; asks when it is not clear which. */
export async function withVisit(
  wording: string | undefined,
  visits: Visit[],
  context: ToolContext,
  act: (visit: Visit) => ToolOutcome | Promise<ToolOutcome>,
): Promise<ToolOutcome> {
  const texts = visitTextsIn(context.locale);
  const resolved = resolveVisit(wording, visits, context.memory);
  switch (resolved.kind) {
    case 'found':
      return act(resolved.visit);
    case 'no_visits':
      return say({ status: 'no_visits' }, texts.noVisits);
    case 'not_booked': {
      const title = cleanListingText(resolved.title, TITLE_LENGTH);
      const text = `${texts.noVisitTo(title)}\n\n${texts.list(describeVisits(visits, context))}`;
      return say({ status: 'not_booked' }, text);
    }
    case 'unclear':
      return say(
        { status: 'unclear', visits: visits.length },
        texts.whichVisit(describeVisits(visits, context)),
      );
  }
}

/** One line for each visit. */
export function describeVisits(
  visits: Visit[],
  { locale, timezone }: Pick<ToolContext, 'locale' | 'timezone'>,
): string[] {
  const texts = visitTextsIn(locale);
  return visits.map(({ title, startsAt }) => texts.visit(title, formatVisitTime(startsAt, timezone, locale)));
}
