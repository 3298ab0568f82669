import type { StagedEffect, VisitPlan } from '@whatsapp-agent/contracts';
import { toShownProperty } from '../memory/shown-list.schema';
import { cleanListingText } from '../presentation/clean-listing-text';
import { textsIn } from '../texts/texts';
import { visitTextsIn } from '../texts/visits/visit-texts-in';
import { askCatalog, CATALOG_UNAVAILABLE } from '../tool/ask-catalog';
import { askVisits, VISITS_UNAVAILABLE } from '../tool/ask-visits';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { decideVisitTime } from '../visit-time/decide-visit-time';
import { formatVisitTime } from '../visit-time/format-visit-time';
import { parseVisitTime } from '../visit-time/parse-visit-time';
import { askForTime } from './ask-for-time';
import { isReminded } from './is-reminded';
import { findPendingVisit, forgetPendingVisit, rememberPendingVisit, toKnownTime } from './pending-visit';
import { say } from './say';

const TITLE_LENGTH = 80;

/** Books or moves the visit to a property, or asks for what is missing. `when` is the customer's wording. */
export async function arrangeVisit(
  propertyId: string,
  when: string | undefined,
  context: ToolContext,
  { moving = false } = {},
): Promise<ToolOutcome> {
  const { tenantId, contactId, locale } = context;
  const texts = visitTextsIn(locale);
  const [listing, plan] = await Promise.all([
    askCatalog(context, (catalog) => catalog.findProperty(tenantId, propertyId)),
    askVisits(context, (visits) => visits.readPlan({ tenantId, contactId, propertyId })),
  ]);
  if (listing === CATALOG_UNAVAILABLE || plan === VISITS_UNAVAILABLE) {
    return say({ status: 'unavailable' }, texts.unavailable);
  }
  if (!listing) {
    const { active: _active, ...memory } = forgetPendingVisit(context.memory);
    return say({ status: 'gone' }, textsIn(locale).gone, memory);
  }
  const property = { id: listing.id, title: cleanListingText(listing.title, TITLE_LENGTH) };
  const memory = { ...context.memory, active: toShownProperty(listing) };
  return decide({ ...context, memory }, property, plan, when, moving);
}

function decide(
  context: ToolContext,
  property: { id: string; title: string },
  plan: VisitPlan,
  when: string | undefined,
  moving: boolean,
): ToolOutcome {
  const { locale, timezone, clock, customer } = context;
  const texts = visitTextsIn(locale);
  const pending = findPendingVisit(context);
  const ours = pending?.propertyId === property.id ? pending : undefined;
  const booked = plan.visits.find((visit) => visit.propertyId === property.id);
  if (!when && !ours) {
    if (booked && !moving) {
      const at = formatVisitTime(booked.startsAt, timezone, locale);
      return say(
        { status: 'already_booked', property: property.title, when: at },
        texts.already(property.title, at),
        forgetPendingVisit(context.memory),
      );
    }
    return say(
      { status: 'needs_time', property: property.title },
      moving ? texts.andWhen(property.title) : texts.askWhen(property.title, customer.name),
      rememberPendingVisit(context, property, {}),
    );
  }
  const known = toKnownTime(ours);
  const wording = parseVisitTime(when ?? '', clock.now(), timezone, known.date !== undefined);
  const { verdict, known: now } = decideVisitTime(wording, known, plan, clock.now(), timezone);
  if (verdict.kind !== 'ready') {
    return say(
      { status: verdict.kind, property: property.title },
      askForTime(verdict, now, plan.rules, context),
      rememberPendingVisit(context, property, now),
    );
  }
  return book(context, property, plan, verdict.startsAt);
}

function book(
  context: ToolContext,
  property: { id: string; title: string },
  plan: VisitPlan,
  startsAt: Date,
): ToolOutcome {
  const { locale, timezone, clock, customer, contactId } = context;
  const texts = visitTextsIn(locale);
  const memory = forgetPendingVisit(context.memory);
  const booked = plan.visits.find((visit) => visit.propertyId === property.id);
  const at = formatVisitTime(startsAt, timezone, locale);
  const facts = { property: property.title, when: at };
  if (booked && Date.parse(booked.startsAt) === startsAt.getTime()) {
    return say({ status: 'already_booked', ...facts }, texts.already(property.title, at), memory);
  }
  const effect: StagedEffect = {
    type: 'visit.book',
    key: `visit:${contactId}:${property.id}:${plan.revision + 1}`,
    payload: {
      propertyId: property.id,
      title: property.title,
      startsAt: startsAt.toISOString(),
      revision: plan.revision,
      locale,
    },
  };
  const movedFrom = booked && formatVisitTime(booked.startsAt, timezone, locale);
  const reminder = isReminded(startsAt, plan.rules.reminderHour, clock.now(), timezone);
  const text = texts.booked(property.title, at, { name: customer.name, movedFrom, reminder });
  return { ...say({ status: movedFrom ? 'moved' : 'booked', ...facts }, text, memory), effects: [effect] };
}
