import { ANY, type Refinement, type SearchSlots } from '../memory/search-slots.schema';
import type { PropertyMemory } from '../memory/property-memory.schema';
import type { ShownProperty } from '../memory/shown-list.schema';
import { foldText } from '../wording/fold-text';
import type { RefinementChange } from './refine.schema';

/**
 * Turns "cheaper" or "bigger" into bounds and an order: beyond the property the customer looks at, or beyond
 * everything shown when there is none. They stay apart from the wish, which may change and then drops them.
 */
export function applyRefinement(
  slots: SearchSlots,
  change: RefinementChange,
  memory: PropertyMemory,
  excludeAreas: string[] = [],
): SearchSlots {
  if (change === 'other_area') return leaveArea(slots, memory, excludeAreas);
  const compared = memory.active ? [memory.active] : (memory.shown?.items ?? []);
  return { ...slots, refinement: { ...slots.refinement, ...refinementOf(change, compared) } };
}

function refinementOf(
  change: Exclude<RefinementChange, 'other_area'>,
  compared: ShownProperty[],
): Refinement {
  const prices = compared.flatMap((item) => perYear(item) ?? []);
  const sizes = compared.flatMap((item) => item.sizeSqft ?? []);
  switch (change) {
    case 'cheaper':
      return { ...below('price', prices), sort: 'price_asc' };
    case 'more_expensive':
      return { ...above('price', prices), sort: 'price_asc' };
    case 'bigger':
      return { ...above('size', sizes), sort: 'size_asc' };
    case 'smaller':
      return { ...below('size', sizes), sort: 'size_desc' };
    case 'newer':
      return { sort: 'newest' };
  }
}

/** Searches compare rents by the year. */
function perYear({ priceAed, rentPeriod, transaction }: ShownProperty): number | undefined {
  const monthly = transaction === 'rent' && rentPeriod?.toLowerCase().startsWith('month');
  return priceAed !== undefined && monthly ? priceAed * 12 : priceAed;
}

function below(slot: 'price' | 'size', values: number[]): Refinement {
  return values.length === 0 ? {} : { [slot]: { max: Math.min(...values) - 1 } };
}

function above(slot: 'price' | 'size', values: number[]): Refinement {
  return values.length === 0 ? {} : { [slot]: { min: Math.max(...values) + 1 } };
}

/** "Not that area": what is named, else where the list is. What remains of several wanted areas stays wanted. */
function leaveArea(slots: SearchSlots, memory: PropertyMemory, excludeAreas: string[]): SearchSlots {
  const { refinement: _bounds, near: _near, ...kept } = slots;
  const wanted = Array.isArray(slots.areas) ? slots.areas : [];
  const left = excludeAreas.length > 0 ? excludeAreas : [...wanted, ...shownAreas(memory, wanted)];
  const gone = new Set(left.map(foldText));
  const remaining = wanted.length > 1 ? wanted.filter((area) => !gone.has(foldText(area))) : [];
  const excludedAreas = [...new Set([...(slots.excludedAreas ?? []), ...left])].slice(-MOST_EXCLUDED);
  return {
    ...kept,
    areas: remaining.length > 0 && remaining.length < wanted.length ? remaining : ANY,
    ...(excludedAreas.length > 0 ? { excludedAreas } : {}),
  };
}

const MOST_EXCLUDED = 10;

/** Without a wanted area, the one the customer looks at or that of the first card is meant. */
function shownAreas({ active, shown }: PropertyMemory, wanted: string[]): string[] {
  const area = active?.area ?? (wanted.length === 0 ? shown?.items[0]?.area : undefined);
  return area === undefined ? [] : [area];
}
