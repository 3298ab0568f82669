import type { KnownTime } from '../visit-time/decide-visit-time';
import { readDate, writeDate } from '../visit-time/local-date';
import type { PendingVisit } from '../memory/pending-visit.schema';
import type { PropertyMemory } from '../memory/property-memory.schema';
import type { ToolContext } from '../tool/tool-context';

const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** The visit being arranged; after a day it is forgotten. */
export function findPendingVisit({
  memory,
  clock,
}: Pick<ToolContext, 'memory' | 'clock'>): PendingVisit | undefined {
  const { visit } = memory;
  if (!visit) return undefined;
  const age = clock.now().getTime() - Date.parse(visit.since);
  return age < FORGOTTEN_AFTER_MS ? visit : undefined;
}

/** Memory without a visit being arranged. */
export function forgetPendingVisit({ visit: _visit, ...memory }: PropertyMemory): PropertyMemory {
  return memory;
}

/** Day and time that are known so far. */
export function toKnownTime(pending: PendingVisit | undefined): KnownTime {
  const date = pending?.date === undefined ? undefined : readDate(pending.date);
  return { ...(date && { date }), ...(pending?.clock && { clock: pending.clock }) };
}

/** Remembers what is known of a visit. */
export function rememberPendingVisit(
  { memory, clock }: ToolContext,
  property: { id: string; title: string },
  { date, clock: time }: KnownTime,
): PropertyMemory {
  return {
    ...memory,
    visit: {
      propertyId: property.id,
      title: property.title,
      ...(date && { date: writeDate(date) }),
      ...(time && { clock: time }),
      since: clock.now().toISOString(),
    },
  };
}
