import type { Visit } from '@whatsapp-agent/contracts';
import type { PropertyMemory } from '../memory/property-memory.schema';
import { resolveReference } from '../property-details/resolve-reference';

/** Which booked visit a wording means. */
export type ResolvedVisit =
  | { kind: 'found'; visit: Visit }
  | { kind: 'no_visits' }
  /** A property that no visit is booked to. */
  | { kind: 'not_booked'; title: string }
  /** Several fit, or none does. */
  | { kind: 'unclear' };

/** The only visit, the one to the property meant, or the one whose name or place in the list of visits was said. */
export function resolveVisit(
  wording: string | undefined,
  visits: Visit[],
  memory: PropertyMemory,
): ResolvedVisit {
  const [only, another] = visits;
  if (!only) return { kind: 'no_visits' };
  const shown = resolveReference(wording, memory);
  const meant =
    shown.kind === 'found' ? visits.find(({ propertyId }) => propertyId === shown.property.id) : undefined;
  if (meant) return { kind: 'found', visit: meant };
  if (wording === undefined) return another ? { kind: 'unclear' } : { kind: 'found', visit: only };
  // "Number 3" is the third of the list on the screen and never the third visit: a wrong guess would cancel it.
  if (shown.kind === 'found') return { kind: 'not_booked', title: shown.property.title };
  const items = visits.map(({ propertyId: id, title }) => ({ id, title }));
  const named = resolveReference(wording, { slots: {}, shown: { items, criteria: {}, total: items.length } });
  const visit =
    named.kind === 'found' ? visits.find(({ propertyId }) => propertyId === named.property.id) : undefined;
  return visit ? { kind: 'found', visit } : { kind: 'unclear' };
}
