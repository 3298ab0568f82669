import { formatAed } from '../presentation/format-number';
import { type SearchSlots } from '../memory/search-slots.schema';
import type { PropertyMemory } from '../memory/property-memory.schema';
import type { Customer } from '../tool/tool-context';

const MOST_WORDS = 5;
const WORDS_LENGTH = 200;

/** What the summary is made of. */
export interface SummarySource {
  memory: PropertyMemory;
  customer: Customer;
}

/**
 * What a person needs to know before they answer, in English, from what is known and not from a model: who it
 * is, what they look for, what they saw, and what they wrote last.
 */
export function summariseForPerson({ memory, customer }: SummarySource): string {
  const { active, shown, visit } = memory;
  const said = [...customer.earlier, ...customer.words].slice(-MOST_WORDS);
  const preferences = Object.entries(customer.preferences).map(([topic, value]) => `${topic}: ${value}`);
  return [
    `Customer: ${customer.name ?? 'name unknown'}`,
    `Looks for: ${describeSlots(memory.slots) || 'not said yet'}`,
    ...(preferences.length > 0 ? [`Told us: ${preferences.join('; ')}`] : []),
    ...(shown ? [`Was shown ${shown.items.length} of ${shown.total} listings`] : []),
    ...(active ? [`Looks at: ${active.title} (${active.id})`] : []),
    ...(visit ? [`Is arranging a visit to: ${visit.title}`] : []),
    ...said.map((words) => `Wrote: ${words.replace(/\s+/g, ' ').slice(0, WORDS_LENGTH)}`),
  ].join('\n');
}

function describeSlots({ transaction, types, areas, bedrooms, price, features }: SearchSlots): string {
  const list = (value: string | readonly string[] | undefined): string =>
    typeof value === 'string' ? value : (value ?? []).join(' or ');
  return [
    transaction === 'rent' ? 'to rent' : transaction === 'sale' ? 'to buy' : '',
    list(types),
    areas && `in ${list(areas)}`,
    bedrooms && `${describeRange(bedrooms, String)} bedrooms`,
    price && `for ${describeRange(price, formatAed)}`,
    list(features),
  ]
    .filter(Boolean)
    .join(', ');
}

function describeRange(
  { min, max }: { min?: number; max?: number },
  write: (value: number) => string,
): string {
  if (min !== undefined && max !== undefined) return min === max ? write(min) : `${write(min)}-${write(max)}`;
  return min === undefined ? `up to ${write(max ?? 0)}` : `from ${write(min)}`;
}
