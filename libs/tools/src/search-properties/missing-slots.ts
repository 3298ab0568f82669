import type { SearchSlots } from '../memory/search-slots.schema';

/** Slots that are asked for, in the order of the questions. A budget is optional and never asked. */
export const ASKED_SLOTS = ['transaction', 'types', 'areas'] as const;
export type AskedSlot = (typeof ASKED_SLOTS)[number];

/**
 * What must still be known before a search: buying or renting, a type, and an area unless a budget (either
 * bound) or "anywhere" stands in for it. Empty means complete: there is one predicate for both.
 */
export function findMissingSlots(slots: SearchSlots): AskedSlot[] {
  return ASKED_SLOTS.filter((slot) => {
    switch (slot) {
      case 'transaction':
        return slots.transaction === undefined;
      case 'types':
        return slots.types === undefined && slots.unknownTypes === undefined;
      case 'areas':
        return slots.areas === undefined && slots.near === undefined && slots.price === undefined;
    }
  });
}
