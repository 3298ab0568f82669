import { PROPERTY_TYPES } from '@whatsapp-agent/contracts';
import type { SearchSlots } from '../memory/search-slots.schema';
import type { ShownList } from '../memory/shown-list.schema';

/** The wish that the list shown really answers: what was relaxed to find it is taken over. */
export function followRelaxation(slots: SearchSlots, relaxation: ShownList['relaxation']): SearchSlots {
  if (!relaxation) return slots;
  const { constraint, value } = relaxation;
  switch (constraint) {
    case 'price':
      return { ...slots, price: { ...slots.price, max: Number(value) } };
    case 'area':
      return { ...slots, areas: [value] };
    case 'type': {
      const type = PROPERTY_TYPES.find((one) => one === value);
      const { unknownTypes: _unknown, ...rest } = slots;
      return type ? { ...rest, types: [type] } : slots;
    }
    case 'bedrooms':
      return { ...slots, bedrooms: { min: Number(value), max: Number(value) } };
    case 'size': {
      const { size: _size, ...rest } = slots;
      return rest;
    }
    case 'feature': {
      const { features = [], ...rest } = slots;
      const kept = features.filter((feature) => feature !== value);
      return kept.length > 0 ? { ...rest, features: kept } : rest;
    }
    case 'radius':
      return slots.near ? { ...slots, near: { ...slots.near, radiusKm: Number(value) } } : slots;
  }
}
