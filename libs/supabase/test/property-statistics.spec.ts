import type { FactFigures, Property, PropertyCriteria } from '@whatsapp-agent/contracts';
import { FIGURES } from '@whatsapp-agent/contracts';
import { createServiceClient, SupabasePropertyCatalog } from '../src';
import { marinaKeys, startLocalProject, type LocalProject } from './local-project';

describe('figures of the listings', () => {
  let project: LocalProject;
  let catalog: SupabasePropertyCatalog;

  beforeAll(async () => {
    project = await startLocalProject(1500);
    catalog = new SupabasePropertyCatalog(createServiceClient({ ...project, fetchTimeoutMs: 20_000 }));
  }, 120_000);
  afterAll(() => project.stop());

  const summarise = (criteria: PropertyCriteria, limit = 5) =>
    catalog.summarise({ tenantId: marinaKeys, criteria, figures: [...FIGURES], limit });

  async function readAll(criteria: PropertyCriteria): Promise<Property[]> {
    const all: Property[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await catalog.search({
        tenantId: marinaKeys,
        criteria,
        limit: 100,
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (page.tier === 'exact') all.push(...page.properties);
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    return all;
  }

  it.each<PropertyCriteria>([
    { transaction: 'rent' },
    { transaction: 'sale', types: ['villa'] },
    {
      transaction: 'rent',
      areas: ['jvc'],
      types: ['apartment'],
      bedrooms: { min: 1, max: 2 },
      price: { max: 90_000 },
    },
    { transaction: 'sale', areas: ['marina'], features: ['parking'] },
  ])('agree with the listings themselves: %j', async (criteria) => {
    const [summary, all] = [await summarise(criteria), await readAll(criteria)];
    expect(summary.total).toBe(all.length);
    const prices = all.flatMap((one) => perYear(one) ?? []);
    const sizes = all.flatMap(({ sizeSqft }) => sizeSqft ?? []);
    expect(prices.length).toBeGreaterThan(3);
    expectFigures(summary.price, prices);
    expectFigures(summary.size, sizes);
    const perSqft = all.flatMap((one) => (perYear(one) && one.sizeSqft ? perYear(one)! / one.sizeSqft : []));
    expect(summary.pricePerSqft?.sample).toBe(perSqft.length);
    expect(summary.pricePerSqft?.average).toBeCloseTo(mean(perSqft), -1);
    for (const { area, count, average } of summary.groups!.areas) {
      const there = all.filter((one) => one.area === area).flatMap((one) => perYear(one) ?? []);
      expect(count).toBe(there.length);
      expect(Math.abs(average - mean(there))).toBeLessThanOrEqual(1);
    }
    for (const { bedrooms, count } of summary.groups!.bedrooms) {
      expect(count).toBe(all.filter((one) => one.bedrooms === bedrooms && one.priceAed).length);
    }
  });

  it('lead with the cheapest that has a price, and go on from there by search', async () => {
    const criteria: PropertyCriteria = { transaction: 'sale', sort: 'price_asc' };
    const { properties, nextCursor, total } = await summarise(criteria);
    const all = await readAll(criteria);
    expect(total).toBe(all.length);
    expect(properties.map(({ id }) => id)).toEqual(all.slice(0, 5).map(({ id }) => id));
    expect(properties[0]?.priceAed).toBeGreaterThan(0);
    const next = await catalog.search({ tenantId: marinaKeys, criteria, limit: 5, cursor: nextCursor! });
    expect(next.properties.map(({ id }) => id)).toEqual(all.slice(5, 10).map(({ id }) => id));
  });

  it('compute what was asked and nothing else', async () => {
    const summary = await catalog.summarise({
      tenantId: marinaKeys,
      criteria: {},
      figures: ['size'],
      limit: 1,
    });
    expect(summary).toMatchObject({ size: expect.anything() });
    expect(summary.price).toBeUndefined();
    expect(summary.groups).toBeUndefined();
  });

  it('state nothing about nothing', async () => {
    const summary = await summarise({ transaction: 'sale', price: { max: 10 } });
    expect(summary).toMatchObject({ total: 0, properties: [] });
    expect(summary.price).toBeUndefined();
    expect((await summarise({ areas: ['Hogwarts'] })).unknownAreas).toEqual(['Hogwarts']);
  });
});

function perYear({ priceAed, rentPeriod }: Property): number | undefined {
  return priceAed && rentPeriod === 'monthly' ? priceAed * 12 : priceAed;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function expectFigures(figures: FactFigures | undefined, values: number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
  expect(figures).toMatchObject({ sample: values.length, min: sorted[0], max: sorted.at(-1) });
  expect(Math.abs(figures!.median - middle)).toBeLessThanOrEqual(0.5);
  expect(Math.abs(figures!.average - mean(values))).toBeLessThanOrEqual(0.5);
}
