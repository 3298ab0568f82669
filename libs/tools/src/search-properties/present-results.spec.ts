import type { PropertyPage } from '@whatsapp-agent/contracts';
import { RELAXABLE } from '@whatsapp-agent/contracts';
import { buildProperties } from '@whatsapp-agent/testing';
import type { SearchSlots } from '../memory/search-slots.schema';
import { LOCALES } from '../texts/locale';
import { textsIn } from '../texts/texts';
import { presentResults } from './present-results';

const SLOTS: SearchSlots = {
  transaction: 'rent',
  types: ['apartment'],
  areas: ['marina'],
  bedrooms: { min: 2, max: 2 },
  price: { max: 80_000 },
};

function page(overrides: Partial<PropertyPage>): PropertyPage {
  const properties = buildProperties(3);
  return {
    tier: 'exact',
    properties,
    total: properties.length,
    resolvedAreas: ['Dubai Marina'],
    unknownAreas: [],
    suggestions: [],
    ...overrides,
  };
}

const MARKET: PropertyPage['market'] = {
  total: 120,
  inArea: 0,
  inBudget: 4,
  ofType: 0,
  areas: [
    { area: 'Jumeirah Village Circle', count: 60, priceFrom: 45_000 },
    { area: 'Deira', count: 20 },
  ],
  types: [{ type: 'villa', count: 90 }],
  prices: [
    { from: 50_000, to: 100_000, count: 30 },
    { from: 5_000_000, count: 2 },
  ],
};

const say = (found: PropertyPage, slots = SLOTS, locale: (typeof LOCALES)[number] = 'en') =>
  presentResults(found, slots, textsIn(locale))
    .map((part) => ('text' in part ? part.text : ''))
    .join('\n');

describe(presentResults, () => {
  it('names the new budget, what it adds and how many it finds', () => {
    const relaxation = { constraint: 'price' as const, value: '104000', count: 3 };
    expect(say(page({ tier: 'relaxed', relaxation }))).toContain(
      'With a budget of AED 104k (AED 24k more) I found **3**',
    );
    const half = { constraint: 'price' as const, value: '2250000', count: 3 };
    expect(
      say(page({ tier: 'relaxed', relaxation: half }), { ...SLOTS, price: { max: 1_500_000 } }),
    ).toContain('AED 2.25M (AED 750k more)');
  });

  it('offers one of each kind before a second of any', () => {
    const suggestions = [
      { constraint: 'area' as const, value: 'JBR', count: 30 },
      { constraint: 'area' as const, value: 'Al Sufouh', count: 20 },
      { constraint: 'area' as const, value: 'Emaar Beachfront', count: 10 },
      { constraint: 'price' as const, value: '92000', count: 2 },
    ];
    const relaxation = { constraint: 'bedrooms' as const, value: '1', count: 40 };
    const text = say(page({ tier: 'relaxed', relaxation, suggestions }));
    expect(text).toContain('JBR: 30 found');
    expect(text).toContain('AED 92k (AED 12k more): 2 found');
    expect(text).not.toContain('Emaar Beachfront');
  });

  it('says what was given up and why, with counts', () => {
    const text = say(page({ tier: 'broadened', givenUp: ['price', 'area'], market: MARKET }));
    expect(text).toContain('Leaving the budget and the area open I found **3**');
    expect(text).toContain('None of them is in Dubai Marina.');
    expect(text).toContain('Jumeirah Village Circle 60 (from AED 45k) · Deira 20');
    expect(text).toContain('Only 4 of them are within your budget');
    expect(text).toContain('AED 50k-100k: 30 · over AED 5M: 2');
    expect(text).toContain('villas 90');
  });

  it('shows a sample of the market as such, and offers no more of it', () => {
    const parts = presentResults(page({ tier: 'market', market: MARKET }), SLOTS, textsIn('en'));
    expect(parts.map(({ kind }) => kind)).toEqual(['cards']);
    expect(say(page({ tier: 'market', market: MARKET }))).toMatch(
      /nothing close to[\s\S]*We have 120[\s\S]*Here are 3 of them/,
    );
  });

  it('says a type back that nobody lists', () => {
    const { types: _types, ...rest } = SLOTS;
    const relaxation = { constraint: 'type' as const, value: 'villa', count: 3 };
    const text = say(page({ tier: 'relaxed', relaxation }), { ...rest, unknownTypes: ['castle'] });
    expect(text).toContain('"castle"');
    expect(text).toContain('With villas I found');
  });

  it.each(LOCALES.flatMap((locale) => RELAXABLE.map((constraint) => [locale, constraint] as const)))(
    'has words in %s for giving up %s',
    (locale, constraint) => {
      const value = {
        price: '92000',
        area: 'JBR',
        type: 'villa',
        bedrooms: '3',
        size: '',
        feature: 'garden',
        radius: '4',
      }[constraint];
      const relaxed = say(
        page({ tier: 'relaxed', relaxation: { constraint, value, count: 3 } }),
        SLOTS,
        locale,
      );
      const broadened = say(
        page({ tier: 'broadened', givenUp: [constraint, 'price'], market: MARKET }),
        SLOTS,
        locale,
      );
      for (const text of [relaxed, broadened]) expect(text).not.toMatch(/undefined|NaN|\[object/);
    },
  );
});
