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
          size: { ...criteria, size: {} },
          feature: { ...criteria, features: criteria.features?.filter((feature) => feature !== value) },
          radius: criteria,
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

  it('drop a size or a feature that nothing has', async () => {
    const vast = await search({ transaction: 'rent', size: { min: 500_000 } });
    expect(vast).toMatchObject({ tier: 'relaxed', relaxation: { constraint: 'size' } });
    const all = await search({ transaction: 'rent' });
    expect(vast.total).toBe(all.total);
    const criteria: PropertyCriteria = {
      transaction: 'rent',
      areas: ['jlt'],
      types: ['apartment'],
      features: ['garden'],
    };
    const gardens = await search(criteria);
    expect(gardens.relaxation ?? gardens.suggestions[0]).toMatchObject({
      constraint: 'feature',
      value: 'garden',
    });
    expect(gardens.total).toBe((await search({ ...criteria, features: [] })).total);
  });

  it('offer what there is for a type nobody lists', async () => {
    const page = await search({ transaction: 'rent', unknownTypes: ['castle'], areas: ['downtown'] });
    expect(page).toMatchObject({ tier: 'relaxed', relaxation: { constraint: 'type' } });
    for (const { constraint, value } of page.suggestions)
      if (constraint === 'type') expect(PROPERTY_TYPES).toContain(value);
  });

  describe('two constraints away', () => {
    const wish: PropertyCriteria = {
      transaction: 'rent',
      areas: ['Dubai Marina'],
      types: ['apartment'],
      bedrooms: { min: 2, max: 2 },
      price: { max: 5_000 },
    };

    it('give up budget and area together, and say what there is', async () => {
      const page = await search(wish);
      expect(page).toMatchObject({ tier: 'broadened', givenUp: ['price', 'area'] });
      // What has no price cannot be close to a budget.
      const open = await search({ ...wish, price: {}, areas: [], sort: 'price_asc' });
      const there = await search({ ...wish, price: {}, sort: 'price_asc' });
      expect(page.total).toBe(open.total);
      expect(page.market).toMatchObject({
        total: open.total,
        inArea: there.total,
        inBudget: 0,
        ofType: open.total,
      });
      for (const { area, count, priceFrom } of page.market!.areas) {
        const cheapest = await search({ ...wish, price: {}, areas: [area], sort: 'price_asc' }, 1);
        expect(cheapest.total).toBe(count);
        expect(priceFrom).toBe(cheapest.properties[0]?.priceAed);
      }
      const counted = page.market!.prices.reduce((sum, { count }) => sum + count, 0);
      expect(counted).toBe(open.total);
      expect(page.properties.map(({ id }) => id)).toEqual(open.properties.map(({ id }) => id));
    });

    it('page through what was found, closest to the budget first', async () => {
      const first = await search(wish, 7);
      const second = await search(wish, 7, first.nextCursor);
      expect(second).toMatchObject({ tier: 'broadened', givenUp: ['price', 'area'], total: first.total });
      const ids = [...first.properties, ...second.properties].map(({ id }) => id);
      expect(new Set(ids).size).toBe(14);
    });

    it('give up type and budget where that finds more', async () => {
      const page = await search({
        transaction: 'sale',
        areas: ['Dubai Marina'],
        types: ['villa'],
        price: { max: 9_000 },
      });
      expect(page.tier).toBe('broadened');
      const pairs = await Promise.all(
        [{ areas: [] }, { types: [] }].map((open) =>
          search({
            transaction: 'sale',
            areas: ['Dubai Marina'],
            types: ['villa'],
            ...open,
            sort: 'price_asc',
          }),
        ),
      );
      const counts = pairs.map(({ tier, total }) => (tier === 'exact' ? total : 0));
      expect(page.total).toBe(Math.max(...counts));
    });
  });

  it('show a sample of the market when even that finds nothing', async () => {
    const page = await search({
      transaction: 'rent',
      areas: ['Dubai Marina'],
      bedrooms: { min: 20 },
      size: { min: 500_000 },
      price: { max: 5_000 },
      features: ['garden'],
    });
    const all = await search({ transaction: 'rent' });
    expect(page).toMatchObject({ tier: 'market', total: 3, market: { total: all.total, inBudget: 0 } });
    expect(page.properties).toHaveLength(3);
    expect(page.nextCursor).toBeUndefined();
  });

  it('say so when there is nothing at all', async () => {
    const nobody = { tenantId: '99999999-9999-4999-8999-999999999999', criteria: {}, limit: 10 };
    const page = await catalog.search(nobody);
    expect(page).toMatchObject({ tier: 'none', total: 0, properties: [], suggestions: [] });
    expect(page.relaxation).toBeUndefined();
    expect(page.nextCursor).toBeUndefined();
  });

  describe('near a place', () => {
    const near = { latitude: 25.0805, longitude: 55.1403, radiusKm: 2 };

    it('find what is within the circle, nearest first, page by page', async () => {
      const seen: Property[] = [];
      for (let cursor: string | undefined, more = true; more;) {
        const page = await search({ transaction: 'rent', near }, 40, cursor);
        seen.push(...page.properties);
        cursor = page.nextCursor;
        more = cursor !== undefined;
      }
      const distances = seen.map(({ distanceKm }) => distanceKm!);
      expect(distances.length).toBeGreaterThan(40);
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
      expect(Math.max(...distances)).toBeLessThanOrEqual(2);
      for (const property of seen) expect(property.distanceKm).toBeCloseTo(greatCircle(near, property), 0);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    });

    it('widen the circle when it is empty, to a page of the nearest', async () => {
      const desert = { latitude: 25.0, longitude: 55.5, radiusKm: 6 };
      const page = await search({ transaction: 'rent', near: desert });
      expect(page).toMatchObject({ tier: 'relaxed', relaxation: { constraint: 'radius' } });
      expect(page.properties.every(({ distanceKm }) => distanceKm! > 6)).toBe(true);
      const radiusKm = Number(page.relaxation!.value);
      const within = await search({ transaction: 'rent', near: { ...desert, radiusKm } });
      expect(within).toMatchObject({ tier: 'exact', total: page.relaxation!.count });
      expect(page.properties).toHaveLength(10);
      // Distances are told to a tenth of a kilometre.
      expect(radiusKm - page.properties[9]!.distanceKm!).toBeLessThanOrEqual(0.151);
    });
  });
});

/** Kilometres on a sphere. */
function greatCircle(a: { latitude: number; longitude: number }, b: Property): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const [p, q] = [rad(a.latitude), rad(b.latitude!)];
  const h =
    Math.sin((q - p) / 2) ** 2 +
    Math.cos(p) * Math.cos(q) * Math.sin(rad(b.longitude! - a.longitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}

function getPrice(property: Property | undefined): number {
  if (!property?.priceAed) throw new Error('The seed has a priced listing here.');
  return property.priceAed;
}
