import * as fc from 'fast-check';
import type { SearchSlots } from '../memory/search-slots.schema';
import { findMissingSlots } from './missing-slots';

describe(findMissingSlots, () => {
  it.each<[SearchSlots, string[]]>([
    [{}, ['transaction', 'types', 'areas']],
    [{ types: ['apartment'], areas: 'any' }, ['transaction']],
    [{ transaction: 'rent' }, ['types', 'areas']],
    [{ transaction: 'rent', areas: ['Marina'] }, ['types']],
    [{ transaction: 'sale', types: ['villa'] }, ['areas']],
    [{ transaction: 'sale', types: ['villa'], price: { max: 1_500_000 } }, []],
    [{ transaction: 'sale', types: ['villa'], price: { min: 1_000_000 } }, []],
    [{ transaction: 'rent', types: 'any', areas: 'any' }, []],
  ])('of %j asks %j', (slots, missing) => {
    expect(findMissingSlots(slots)).toEqual(missing);
  });

  it('never asks for something that is known, nor for a budget', () => {
    const slots = fc.record(
      {
        transaction: fc.constantFrom('sale' as const, 'rent' as const),
        types: fc.constantFrom('any' as const, ['villa' as const]),
        areas: fc.constantFrom('any' as const, ['JBR']),
        price: fc.constantFrom({ max: 1 }, { min: 1 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(slots, (known) => {
        for (const slot of findMissingSlots(known)) expect(known[slot]).toBeUndefined();
      }),
    );
  });
});
