import type { PropertyMemory } from '../memory/property-memory.schema';
import type { SearchSlots } from '../memory/search-slots.schema';
import type { RelativeWish } from './search-properties.schema';

/**
 * Turns "cheaper" or "bigger" into a bound and an order: beyond the property the customer looks at, or
 * beyond everything shown when there is none. Nothing to compare with changes the order only.
 */
export function applyRelativeWish(
  slots: SearchSlots,
  wish: RelativeWish,
  memory: PropertyMemory,
): SearchSlots {
  const compared = memory.active ? [memory.active] : (memory.shown?.items ?? []);
  const prices = compared.flatMap((item) => (item.priceAed === undefined ? [] : [item.priceAed]));
  const sizes = compared.flatMap((item) => (item.sizeSqft === undefined ? [] : [item.sizeSqft]));
  switch (wish) {
    case 'cheaper':
      return { ...slots, ...below('price', prices), sort: 'price_asc' };
    case 'more_expensive':
      return { ...slots, ...above('price', prices), sort: 'price_asc' };
    case 'bigger':
      return { ...slots, ...above('size', sizes), sort: 'size_asc' };
    case 'smaller':
      return { ...slots, ...below('size', sizes), sort: 'size_desc' };
  }
}

function below(slot: 'price' | 'size', values: number[]): Partial<SearchSlots> {
  return values.length === 0 ? {} : { [slot]: { max: Math.min(...values) - 1 } };
}

function above(slot: 'price' | 'size', values: number[]): Partial<SearchSlots> {
  return values.length === 0 ? {} : { [slot]: { min: Math.max(...values) + 1 } };
}
