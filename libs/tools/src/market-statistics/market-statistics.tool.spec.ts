import { TransientError } from '@whatsapp-agent/contracts';
import { buildProperties, buildProperty } from '@whatsapp-agent/testing';
import { cardsOf, COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { propertyDetailsTool } from '../property-details/property-details.tool';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { showMoreTool } from '../show-more/show-more.tool';
import { LOCALES } from '../texts/locale';
import { marketStatisticsTool } from './market-statistics.tool';
import { MEASURES } from './market-statistics.schema';

const SALE = { transaction: 'sale' as const, rentPeriod: undefined };
const LISTINGS = [
  ...buildProperties(8),
  buildProperty({
    id: 'S-1',
    title: 'Sea Villa',
    ...SALE,
    type: 'villa',
    priceAed: 9_000_000,
    features: ['garden'],
  }),
  buildProperty({ id: 'S-2', title: 'Old Flat', ...SALE, priceAed: 700_000, area: 'Deira' }),
  buildProperty({ id: 'S-3', title: 'New Flat', ...SALE, priceAed: 1_300_000, sizeSqft: 1_000 }),
];

describe('market_statistics', () => {
  const conversation = () => new ToolConversation(LISTINGS);

  it('means sale unless renting is meant, in this message or earlier', async () => {
    const sale = conversation();
    expect(textOf(await sale.call(marketStatisticsTool, { measure: 'cheapest' }))).toContain('AED 700,000');
    expect(sale.catalog.searches[0]?.criteria).toEqual({ transaction: 'sale', sort: 'price_asc' });
    expect(sale.memory.slots.transaction).toBeUndefined();

    const stated = conversation();
    await stated.call(marketStatisticsTool, { measure: 'cheapest', transaction: 'rent' });
    expect(stated.catalog.searches[0]?.criteria.transaction).toBe('rent');

    const earlier = conversation();
    await earlier.call(searchPropertiesTool, COMPLETE);
    await earlier.call(marketStatisticsTool, { measure: 'average' });
    expect(earlier.catalog.searches[1]?.criteria).toMatchObject({ transaction: 'rent', areas: ['marina'] });
  });

  it('respects every slot at once', async () => {
    const talk = conversation();
    await talk.call(marketStatisticsTool, {
      measure: 'cheapest',
      transaction: 'rent',
      types: ['apartment'],
      areas: ['JBR'],
      bedrooms: '2',
      price: 'under 120k',
      size: '900+ sqft',
      features: ['balcony'],
    });
    expect(talk.catalog.searches[0]?.criteria).toEqual({
      transaction: 'rent',
      types: ['apartment'],
      areas: ['JBR'],
      bedrooms: { min: 2, max: 2 },
      price: { max: 120_000 },
      size: { min: 900 },
      features: ['balcony'],
      sort: 'price_asc',
    });
  });

  it('makes what it names the list, and the first of it what "it" means', async () => {
    const talk = conversation();
    const outcome = await talk.call(marketStatisticsTool, { measure: 'most_expensive' });
    expect(textOf(outcome)).toMatch(/Sea Villa.*AED 9,000,000/s);
    expect(textOf(outcome)).toContain('landscaped garden');
    expect(cardsOf(outcome)).toHaveLength(3);
    expect(talk.memory.active?.id).toBe('S-1');
    const more = await talk.call(propertyDetailsTool, {});
    expect(more.facts).toMatchObject({ status: 'found', title: 'Sea Villa', number: 1 });
  });

  it('goes on with the list of an average', async () => {
    const talk = conversation();
    const outcome = await talk.call(marketStatisticsTool, { measure: 'average', transaction: 'rent' });
    expect(textOf(outcome)).toMatch(/from 8 listings[\s\S]*\*\*AED 67,500 a year\*\*/);
    const next = await talk.call(showMoreTool);
    expect(next.facts).toMatchObject({ status: 'shown', range: { first: 4, last: 8 }, remaining: 0 });
  });

  it('counts, and gives a median and a price per square foot with their samples', async () => {
    const talk = conversation();
    const ask = async (measure: string) =>
      textOf(await talk.call(marketStatisticsTool, { measure, types: ['apartment'] }));
    expect(await ask('count')).toContain('**2** for apartments to buy');
    expect(await ask('median')).toContain('**AED 1,000,000**');
    expect(await ask('price_per_sqft')).toMatch(/AED 921\*\* on average \(2 listings\)/);
  });

  it('drops what was carried over when nothing meets it', async () => {
    const talk = conversation();
    await talk.call(searchPropertiesTool, { ...COMPLETE, transaction: 'buy', bedrooms: '5' });
    const outcome = await talk.call(marketStatisticsTool, { measure: 'cheapest', areas: ['Deira'] });
    expect(textOf(outcome)).toContain('AED 700,000');
    expect(talk.catalog.searches.at(-1)?.criteria).toEqual({
      transaction: 'sale',
      areas: ['Deira'],
      sort: 'price_asc',
    });
  });

  it('says so when there is nothing, or nobody knows the place', async () => {
    const talk = conversation();
    const outcome = await talk.call(marketStatisticsTool, { measure: 'average', areas: ['Atlantis'] });
    expect(textOf(outcome)).toMatch(/"Atlantis"[\s\S]*no figures/);
    expect(talk.memory.shown).toBeUndefined();
  });

  it('keeps the conversation going while the listings cannot be reached', async () => {
    const talk = conversation();
    const down = new TransientError('STORE.UNREACHABLE', 'down');
    talk.catalog.failNext(down, down);
    const outcome = await talk.call(marketStatisticsTool, { measure: 'count' });
    expect(outcome.facts['status']).toBe('unavailable');
    expect(textOf(outcome)).not.toBe('');
  });

  it.each(LOCALES.flatMap((locale) => MEASURES.map((measure) => [locale, measure] as const)))(
    'is worded without holes in %s for %s',
    async (locale, measure) => {
      const talk = conversation();
      talk.locale = locale;
      const text = textOf(await talk.call(marketStatisticsTool, { measure }));
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(text.length).toBeGreaterThan(20);
    },
  );
});
