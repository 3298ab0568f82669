import fc from 'fast-check';
import type { Property, PropertyCriteria } from '@whatsapp-agent/contracts';
import { PROPERTY_FEATURES, PROPERTY_SORTS, PROPERTY_TYPES } from '@whatsapp-agent/contracts';
import { createServiceClient, SupabasePropertyCatalog, type ServiceClient } from '../src';
import { marinaKeys, palmAndCo, startLocalProject, type LocalProject } from './local-project';

describe(SupabasePropertyCatalog, () => {
  let project: LocalProject;
  let client: ServiceClient;
  let catalog: SupabasePropertyCatalog;

  beforeAll(async () => {
    project = await startLocalProject(3000);
    client = createServiceClient({ ...project, fetchTimeoutMs: 20_000 });
    catalog = new SupabasePropertyCatalog(client);
  }, 120_000);
  afterAll(() => project.stop());

  const search = (criteria: PropertyCriteria, limit = 10, cursor?: string) =>
    catalog.search({ tenantId: marinaKeys, criteria, limit, cursor });

  /** Every page to the last. */
  async function readAll(criteria: PropertyCriteria, limit: number): Promise<Property[]> {
    const all: Property[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await search(criteria, limit, cursor);
      expect(page.properties.length).toBeLessThanOrEqual(limit);
      all.push(...page.properties);
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    return all;
  }

  describe('places', () => {
    it.each([
      ['Dubai Marina', 'Dubai Marina'],
      ['marina', 'Dubai Marina'],
      ['  MARINA ', 'Dubai Marina'],
      ['near the marina', 'Dubai Marina'],
      ['Marina area, Dubai', 'Dubai Marina'],
      ['Marina vicinity', 'Dubai Marina'],
      ['dubai marena', 'Dubai Marina'],
      ['JBR', 'Jumeirah Beach Residence'],
      ['j.b.r', 'Jumeirah Beach Residence'],
      ['jumeirah beach residence', 'Jumeirah Beach Residence'],
      ['Jumeira Beach Residense', 'Jumeirah Beach Residence'],
      ['albasha', 'Al Barsha'],
      ['al-barsha', 'Al Barsha'],
      ['Al Barsha', 'Al Barsha'],
      ['JVC', 'Jumeirah Village Circle'],
      ['jvt', 'Jumeirah Village Triangle'],
      ['downtown', 'Downtown Dubai'],
      ['downtwon', 'Downtown Dubai'],
      ['mrina', 'Dubai Marina'],
      ['the palm', 'Palm Jumeirah'],
      ['palm jumeriah', 'Palm Jumeirah'],
      ['busness bay', 'Business Bay'],
      ['dubai hills', 'Dubai Hills Estate'],
      ['creek harbor', 'Dubai Creek Harbour'],
      ['دبي مارينا', 'Dubai Marina'],
      ['نخلة جميرا', 'Palm Jumeirah'],
      ['البرشاء', 'Al Barsha'],
      ['दुबई मरीना', 'Dubai Marina'],
      ['डाउनटाउन', 'Downtown Dubai'],
    ])('understands %p as %s', async (wording, area) => {
      const page = await search({ areas: [wording] });
      expect(page).toMatchObject({ tier: 'exact', resolvedAreas: [area], unknownAreas: [] });
      expect(page.properties.map((property) => property.area)).toEqual(page.properties.map(() => area));
      expect(page.properties.length).toBeGreaterThan(0);
    });

    it.each(['anywhere', 'any location', 'all areas', 'nearby areas', 'Dubai', ' '])(
      'takes %p as no constraint',
      async (wording) => {
        const [free, page] = [await search({}), await search({ areas: [wording] })];
        expect(page).toMatchObject({ tier: 'exact', total: free.total, unknownAreas: [] });
      },
    );

    it('finds a building by name, by the start of its name and with a slip', async () => {
      for (const wording of ['Princess Tower', 'princess towr']) {
        const page = await search({ areas: [wording] }, 50);
        expect(page.total).toBeGreaterThan(0);
        expect(new Set(page.properties.map(({ building }) => building))).toEqual(new Set(['Princess Tower']));
      }
      const gates = await search({ areas: ['marina gate'] }, 100);
      expect(gates.resolvedAreas).toEqual(['Marina Gate']);
      expect(new Set(gates.properties.map(({ building }) => building))).toEqual(
        new Set(['Marina Gate 1', 'Marina Gate 2']),
      );
    });

    it('says which place it does not know, finds nothing there, and tells where there is something', async () => {
      const page = await search({ transaction: 'rent', areas: ['Hogwarts'], types: ['apartment'] });
      expect(page).toMatchObject({ tier: 'none', total: 0, properties: [], unknownAreas: ['Hogwarts'] });
      expect(page.suggestions).toHaveLength(3);
      for (const { constraint, value, count } of page.suggestions) {
        expect(constraint).toBe('area');
        const there = await search({ transaction: 'rent', areas: [value], types: ['apartment'] });
        expect(there.total).toBe(count);
      }
    });

    it('searches the known places when one of several is unknown', async () => {
      const both = await search({ areas: ['JLT', 'Narnia', 'JBR'] }, 100);
      expect(both.unknownAreas).toEqual(['Narnia']);
      expect(new Set(both.properties.map(({ area }) => area))).toEqual(
        new Set(['Jumeirah Lake Towers', 'Jumeirah Beach Residence']),
      );
    });

    it('leaves out the places a customer does not want', async () => {
      const all = await readAll({ transaction: 'rent', excludedAreas: ['marina', 'jbr'] }, 100);
      expect(all.length).toBeGreaterThan(100);
      expect(all.filter(({ area }) => /Dubai Marina|Jumeirah Beach Residence/.test(area ?? ''))).toEqual([]);
    });
  });

  describe('filters', () => {
    it('returns only what every constraint allows, whatever the combination', async () => {
      const range = (min: number, max: number) =>
        fc.option(
          fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).map(([a, b]) => ({
            min: Math.min(a, b),
            max: Math.max(a, b),
          })),
          { nil: undefined },
        );
      const criteria = fc.record(
        {
          transaction: fc.constantFrom('sale' as const, 'rent' as const),
          types: fc.uniqueArray(fc.constantFrom(...PROPERTY_TYPES), { minLength: 1, maxLength: 2 }),
          bedrooms: range(0, 6),
          price: range(20_000, 9_000_000),
          size: range(300, 9_000),
          features: fc.uniqueArray(fc.constantFrom(...PROPERTY_FEATURES), { maxLength: 2 }),
          excludedFeatures: fc.uniqueArray(fc.constantFrom(...PROPERTY_FEATURES), { maxLength: 1 }),
        },
        { requiredKeys: ['transaction'] },
      );
      await fc.assert(
        fc.asyncProperty(criteria, async (wanted) => {
          const page = await search(wanted, 50);
          if (page.tier !== 'exact') return;
          for (const found of page.properties) {
            expect(found.transaction).toBe(wanted.transaction);
            expectWithin(found.bedrooms, wanted.bedrooms);
            expectWithin(found.sizeSqft, wanted.size);
            expectWithin(perYear(found), wanted.price);
            expect(found.features).toEqual(expect.arrayContaining(wanted.features ?? []));
            for (const feature of wanted.excludedFeatures ?? [])
              expect(found.features).not.toContain(feature);
          }
        }),
        { numRuns: 60 },
      );
    }, 120_000);

    it('finds "Residential" listings for whoever asks for an apartment or a villa', async () => {
      const flats = await readAll({ types: ['apartment'] }, 100);
      const houses = await readAll({ types: ['villa', 'townhouse'] }, 100);
      expect(new Set(flats.map(({ type }) => type))).toEqual(new Set(['apartment', 'residential']));
      expect(houses.filter(({ type }) => type === 'residential').every(({ plotSqft }) => plotSqft)).toBe(
        true,
      );
      const both = new Set(flats.map(({ id }) => id));
      expect(houses.filter(({ id }) => both.has(id))).toEqual([]);
    });

    it('never lists what has no price when a price or its order matters', async () => {
      const priced = await readAll({ transaction: 'rent', sort: 'price_asc' }, 100);
      const all = await search({ transaction: 'rent' });
      expect(priced.length).toBeLessThan(all.total);
      expect(priced.filter(({ priceAed }) => !priceAed)).toEqual([]);
    });

    it('compares a monthly rent by the year', async () => {
      const all = await readAll({ transaction: 'rent' }, 100);
      const monthly = all.find(({ rentPeriod, priceAed }) => rentPeriod === 'monthly' && priceAed);
      const year = perYear(monthly!)!;
      const near = await readAll({ transaction: 'rent', price: { min: year, max: year } }, 100);
      expect(near.map(({ id }) => id)).toContain(monthly!.id);
      const cheap = await readAll({ transaction: 'rent', price: { max: year - 1 } }, 100);
      expect(cheap.map(({ id }) => id)).not.toContain(monthly!.id);
    });

    it('never applies a rent budget to prices of sale', async () => {
      const page = await search({ transaction: 'sale', price: { max: 100_000 } });
      expect(page).toMatchObject({ tier: 'market', market: { inBudget: 0 } });
      expect(page.properties.every(({ transaction }) => transaction === 'sale')).toBe(true);
    });
  });

  describe('pages', () => {
    it.each(PROPERTY_SORTS)('reach the very end in order %s, without a gap or a double', async (sort) => {
      const criteria: PropertyCriteria = { transaction: 'rent', types: ['apartment'], sort };
      const { total } = await search(criteria);
      const all = await readAll(criteria, 37);
      expect(total).toBeGreaterThan(300);
      expect(all).toHaveLength(total);
      expect(new Set(all.map(({ id }) => id)).size).toBe(total);
      const keys = all.map((property) => orderKeys[sort]?.(property) ?? 0);
      expect(keys).toEqual([...keys].sort((a, b) => a - b));
    });

    it('are the same listings whatever the size of a page', async () => {
      const criteria: PropertyCriteria = { transaction: 'sale', areas: ['jvc'], price: { max: 5_000_000 } };
      const whole = (await readAll(criteria, 100)).map(({ id }) => id);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 25 }), async (limit) => {
          expect((await readAll(criteria, limit)).map(({ id }) => id)).toEqual(whole);
        }),
        { numRuns: 8 },
      );
    }, 60_000);

    it('show the closest to the budget and the newest first when asked for nothing else', async () => {
      const { properties } = await search({ transaction: 'rent', price: { max: 100_000 } }, 10);
      for (const property of properties) expect(perYear(property)).toBeGreaterThan(60_000);
    });

    it('refuse a cursor of another search or of nobody', async () => {
      const { nextCursor } = await search({ transaction: 'rent' });
      for (const cursor of [nextCursor, 'nonsense', Buffer.from('{}').toString('base64')]) {
        await expect(search({ transaction: 'sale' }, 10, cursor)).rejects.toMatchObject({
          code: 'STORE.INVALID_INPUT',
          disposition: 'park',
        });
      }
    });
  });

  describe('one listing', () => {
    it('is found by its short id, its id and the id of the source system', async () => {
      const { data } = await client
        .from('properties')
        .select('id, short_ref, original_property_id')
        .eq('tenant_id', marinaKeys)
        .not('original_property_id', 'is', null)
        .limit(1)
        .single();
      const refs = [data!.short_ref, data!.short_ref.toUpperCase(), data!.id, data!.original_property_id];
      const found = await Promise.all(refs.map((ref) => catalog.findProperty(marinaKeys, ref)));
      expect(found.map((property) => property?.id)).toEqual(refs.map(() => data!.short_ref));
    });

    it.each(['', 'nothing', "' or 1=1 --", '00000000-0000-4000-8000-000000000000'])(
      'is nothing for %p',
      async (ref) => {
        expect(await catalog.findProperty(marinaKeys, ref)).toBeUndefined();
      },
    );

    it('never belongs to another tenant', async () => {
      const mine = await readAll({}, 100);
      const theirs = await catalog.search({ tenantId: palmAndCo, criteria: {}, limit: 100 });
      const ids = new Set(mine.map(({ id }) => id));
      expect(mine.length).toBe(1800);
      expect(theirs.total).toBe(1200);
      for (const { id } of theirs.properties) {
        expect(ids.has(id)).toBe(false);
        expect(await catalog.findProperty(marinaKeys, id)).toBeUndefined();
      }
    }, 60_000);

    it('tells nothing the business keeps to itself', async () => {
      const text = JSON.stringify(await readAll({ areas: ['jlt'] }, 100));
      expect(text).not.toMatch(/notes|Keys at the front desk|Owner prefers/);
    });
  });
});

/** What the price filter compares, see `norm_price_compare`. */
function perYear({ priceAed, rentPeriod }: Property): number | undefined {
  return priceAed && rentPeriod === 'monthly' ? priceAed * 12 : priceAed;
}

function expectWithin(value: number | undefined, range?: { min?: number; max?: number }): void {
  if (!range) return;
  expect(value).toBeGreaterThanOrEqual(range.min ?? -Infinity);
  expect(value).toBeLessThanOrEqual(range.max ?? Infinity);
}

const orderKeys: Partial<Record<(typeof PROPERTY_SORTS)[number], (property: Property) => number>> = {
  price_asc: (property) => perYear(property)!,
  price_desc: (property) => -perYear(property)!,
  size_asc: (property) => property.sizeSqft!,
  size_desc: (property) => -property.sizeSqft!,
};
