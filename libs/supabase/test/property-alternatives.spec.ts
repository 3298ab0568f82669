import type { Property, PropertyCriteria } from '@whatsapp-agent/contracts';
import { PROPERTY_TYPES } from '@whatsapp-agent/contracts';
import { createServiceClient, SupabasePropertyCatalog } from '../src';
import { marinaKeys, startLocalProject, type LocalProject } from './local-project';

describe('alternatives of a search that finds nothing', () => {
  let project: LocalProject;
  let catalog: SupabasePropertyCatalog;

  beforeAll(async () => {
    project = await startLocalProject(3000);
    catalog = new SupabasePropertyCatalog(createServiceClient({ ...project, fetchTimeoutMs: 20_000 }));
  }, 120_000);
  afterAll(() => project.stop());

  const search = (criteria: PropertyCriteria, limit = 10, cursor?: string) =>
    catalog.search({ tenantId: marinaKeys, criteria, limit, cursor });

  it('raise the budget step by step until something fits, and page through it', async () => {
    const { properties } = await search({
      transaction: 'rent',
      areas: ['JBR'],
      types: ['apartment'],
      sort: 'price_asc',
    });
    const cheapest = getPrice(properties[0]);
    const max = Math.ceil(cheapest / 1.2);
    const criteria: PropertyCriteria = {
      transaction: 'rent',
      areas: ['jbr'],
      types: ['apartment'],
      price: { max },
    };
    const page = await search(criteria, 1);
    const offers = [page.relaxation!, ...page.suggestions];
    const price = offers.find(({ constraint }) => constraint === 'price');
    expect(page.tier).toBe('relaxed');
    expect(Number(price?.value)).toBe(Math.round(max * 1.3));
    expect(page.relaxation?.count).toBe(page.total);
    const ids = new Set(page.properties.map(({ id }) => id));
    for (let cursor = page.nextCursor; cursor;) {
      const next = await search(criteria, 1, cursor);
      expect(next).toMatchObject({ tier: 'relaxed', total: page.total, relaxation: page.relaxation });
      for (const { id } of next.properties) ids.add(id);
      cursor = next.nextCursor;
    }
    expect(ids.size).toBe(page.total);
  });

  const twoInMarina: PropertyCriteria = {
    transaction: 'rent',
    areas: ['Dubai Marina'],
    types: ['apartment'],
    bedrooms: { min: 2, max: 2 },
    price: { max: 70_000 },
  };
  it.each([
    ['budget, bedrooms and area', twoInMarina, ['area', 'bedrooms', 'price']],
    ['type', { ...twoInMarina, types: ['penthouse'], bedrooms: { min: 1, max: 1 } }, ['type']],
  ] satisfies [string, PropertyCriteria, string[]][])(
    'count exactly what a search with the one change would find: %s',
    async (_, criteria, constraints) => {
      const page = await search(criteria);
      expect(page.tier).toBe('relaxed');
      const offers = [page.relaxation!, ...page.suggestions];
      expect([...new Set(offers.map(({ constraint }) => constraint))].sort()).toEqual(constraints);
      const counts = offers.map(({ count }) => count);
      expect(counts).toEqual([...counts].sort((x, y) => y - x));
      for (const { constraint, value, count } of offers) {
        const changed: Record<typeof constraint, PropertyCriteria> = {
          price: { ...criteria, price: { max: Number(value) } },
          area: { ...criteria, areas: [value] },
          type: { ...criteria, types: PROPERTY_TYPES.filter((type) => type === value) },
          bedrooms: { ...criteria, bedrooms: { min: Number(value), max: Number(value) } },
        };
        expect([constraint, (await search(changed[constraint])).total]).toEqual([constraint, count]);
      }
    },
  );

  it('multiply a budget exactly: half as much again of 1.5 million is 2 250 000', async () => {
    const cheap = await search({ transaction: 'sale', areas: ['Palm Jumeirah'], sort: 'price_asc' }, 1);
    const price = getPrice(cheap.properties[0]);
    const max = Math.ceil(price / 1.5);
    const page = await search({ transaction: 'sale', areas: ['Palm Jumeirah'], price: { max } });
    const offers = [page.relaxation!, ...page.suggestions];
    expect(offers.find(({ constraint }) => constraint === 'price')?.value).toBe(
      String(Math.round(max * 1.5)),
    );
  });

  it('offer the area of a building that has nothing', async () => {
    const page = await search({ areas: ['Princess Tower'], types: ['penthouse'] });
    expect([page.relaxation, ...page.suggestions]).toContainEqual(
      expect.objectContaining({ constraint: 'area', value: 'Dubai Marina' }),
    );
  });

  it('say so when nothing helps', async () => {
    const page = await search({ transaction: 'rent', size: { min: 500_000 } });
    expect(page).toMatchObject({ tier: 'none', total: 0, properties: [], suggestions: [] });
    expect(page.relaxation).toBeUndefined();
    expect(page.nextCursor).toBeUndefined();
  });
});

function getPrice(property: Property | undefined): number {
  if (!property?.priceAed) throw new Error('The seed has a priced listing here.');
  return property.priceAed;
}
