import type { SearchSlots } from '../memory/search-slots.schema';
import { mergeSlots } from './merge-slots';
import { type SearchPropertiesArguments, searchPropertiesSchema } from './search-properties.schema';

type Row = [what: string, known: SearchSlots, args: Partial<SearchPropertiesArguments>, then: SearchSlots];

const RENTING: SearchSlots = {
  transaction: 'rent',
  types: ['apartment'],
  areas: ['Dubai Marina'],
  bedrooms: { min: 2, max: 2 },
  price: { min: 80_000, max: 100_000 },
};

describe(mergeSlots, () => {
  it.each<Row>([
    ['keeps what is not mentioned', RENTING, {}, RENTING],
    ['keeps what is null', RENTING, { price: null, areas: null, types: null }, RENTING],
    ['replaces an area', RENTING, { areas: ['Al Barsha'] }, { ...RENTING, areas: ['Al Barsha'] }],
    ['takes several areas', {}, { areas: ['JBR', ' Marina '] }, { areas: ['JBR', 'Marina'] }],
    ['opens the area', RENTING, { areas: ['Anywhere'] }, { ...RENTING, areas: 'any' }],
    ['takes several types', {}, { types: ['villas', 'apartments'] }, { types: ['villa', 'apartment'] }],
    ['reads a flat as an apartment', {}, { types: ['flat'] }, { types: ['apartment'] }],
    ['tells a villa village from a villa', {}, { types: ['Villa village'] }, { types: ['villa_village'] }],
    [
      'does not want any more what is excluded',
      { ...RENTING, features: ['maid_room', 'study'] },
      { excluded_features: ['maid room'] },
      { ...RENTING, features: ['study'], excludedFeatures: ['maid_room'] },
    ],
    [
      'does not exclude any more what is wanted',
      { excludedFeatures: ['study'], excludedAreas: ['JBR', 'JVC'] },
      { features: ['study'], areas: ['jbr'] },
      { features: ['study'], areas: ['jbr'], excludedAreas: ['JVC'] },
    ],
    [
      'looks anywhere else when the only area is excluded',
      RENTING,
      { excluded_areas: ['dubai marina'] },
      { ...RENTING, areas: 'any', excludedAreas: ['dubai marina'] },
    ],
    ['opens the type', RENTING, { types: ['any'] }, { ...RENTING, types: 'any' }],
    ['sets a budget range', {}, { price: '80-100k' }, { price: { min: 80_000, max: 100_000 } }],
    ['replaces the whole budget', RENTING, { price: 'up to 120k' }, { ...RENTING, price: { max: 120_000 } }],
    ['reads bounds', {}, { price: { min: 80_000, max: '100k' } }, { price: { min: 80_000, max: 100_000 } }],
    ['reads a lower bound', {}, { price: { min: '1M' } }, { price: { min: 1_000_000 } }],
    [
      'turns a monthly rent into a yearly one',
      { transaction: 'rent' },
      { price: 10_000, price_period: 'month' },
      { transaction: 'rent', price: { max: 120_000 } },
    ],
    [
      'takes a price by the year for rent',
      {},
      { price: 'max 95k', price_period: 'year' },
      { transaction: 'rent', price: { max: 95_000 } },
    ],
    [
      'goes on buying when a period slips in',
      { transaction: 'sale' },
      { price: 'max 2M', price_period: 'year' },
      { transaction: 'sale', price: { max: 2_000_000 } },
    ],
    ['keeps square feet', {}, { size: '1200-1500' }, { size: { min: 1200, max: 1500 } }],
    ['converts square metres', {}, { size: { min: 100 }, size_unit: 'sqm' }, { size: { min: 1076 } }],
    [
      'reads a bedroom range',
      { types: 'any' },
      { bedrooms: '2-3' },
      { types: 'any', bedrooms: { min: 2, max: 3 } },
    ],
    ['implies an apartment', {}, { bedrooms: 2 }, { types: ['apartment'], bedrooms: { min: 2, max: 2 } }],
    ['implies a studio', {}, { bedrooms: 'studio' }, { types: ['studio'], bedrooms: { min: 0, max: 0 } }],
    [
      'keeps the type that was given with the bedrooms',
      {},
      { bedrooms: 2, types: ['villa'] },
      { types: ['villa'], bedrooms: { min: 2, max: 2 } },
    ],
    [
      'forgets bedrooms for a type without any',
      RENTING,
      { types: ['studio'] },
      {
        transaction: 'rent',
        types: ['studio'],
        areas: ['Dubai Marina'],
        price: { min: 80_000, max: 100_000 },
      },
    ],
    ['clears a budget', RENTING, { clear: ['price'] }, without(RENTING, 'price')],
    ['clears a budget that is called any', RENTING, { price: 'any' }, without(RENTING, 'price')],
    ['clears an area', RENTING, { clear: ['areas'] }, without(RENTING, 'areas')],
    ['sets after clearing', RENTING, { clear: ['areas'], areas: ['JBR'] }, { ...RENTING, areas: ['JBR'] }],
    ['starts over', RENTING, { clear: ['all'], transaction: 'sale' }, { transaction: 'sale' }],
    [
      'drops the rent budget for a purchase',
      RENTING,
      { transaction: 'sale' },
      { ...without(RENTING, 'price'), transaction: 'sale' },
    ],
    ['reads buy as sale', {}, { transaction: 'buy' }, { transaction: 'sale' }],
    ['keeps the budget when the transaction is repeated', RENTING, { transaction: 'rent' }, RENTING],
    [
      'merges five changes at once',
      {
        transaction: 'sale',
        types: ['apartment'],
        areas: ['Marina'],
        bedrooms: { min: 1, max: 1 },
        price: { max: 150_000 },
      },
      { transaction: 'rent', types: ['villa'], areas: ['JBR'], bedrooms: 2, price: 'under 200k' },
      {
        transaction: 'rent',
        types: ['villa'],
        areas: ['JBR'],
        bedrooms: { min: 2, max: 2 },
        price: { max: 200_000 },
      },
    ],
    ['takes known features only', {}, { features: ['maid room', 'helipad'] }, { features: ['maid_room'] }],
  ])('%s', (_what, known, args, then) => {
    const parsed = searchPropertiesSchema.parse(args);
    expect(mergeSlots(known, parsed)).toEqual({ slots: then, unclear: [] });
  });

  it('does not change what it was given', () => {
    const known = structuredClone(RENTING);
    mergeSlots(known, searchPropertiesSchema.parse({ transaction: 'sale', clear: ['areas'] }));
    expect(known).toEqual(RENTING);
  });

  it('names what it cannot read and keeps the known value', () => {
    const args = searchPropertiesSchema.parse({
      price: 'cheap',
      types: ['castle', 'villa'],
      bedrooms: 'many',
    });
    expect(mergeSlots(RENTING, args)).toEqual({
      slots: { ...RENTING, types: ['villa'] },
      unclear: ['types', 'bedrooms', 'price'],
    });
  });

  it('keeps a type nobody lists as a wish of its own, until a known one is named', () => {
    const castle = mergeSlots(
      RENTING,
      searchPropertiesSchema.parse({ types: ['castle'], bedrooms: '3' }),
    ).slots;
    expect(castle).toMatchObject({ unknownTypes: ['castle'], bedrooms: { min: 3, max: 3 } });
    expect(castle.types).toBeUndefined();
    const villa = mergeSlots(castle, searchPropertiesSchema.parse({ types: ['villa'] })).slots;
    expect(villa.unknownTypes).toBeUndefined();
    expect(villa.types).toEqual(['villa']);
  });
});

function without(slots: SearchSlots, slot: keyof SearchSlots): SearchSlots {
  const { [slot]: _removed, ...rest } = slots;
  return rest;
}
