import type { PropertyCriteria, PropertyType } from '@whatsapp-agent/contracts';
import fc from 'fast-check';
import { createServiceClient, SupabasePropertyCatalog, type ServiceClient } from '../src';
import { marinaKeys, startLocalProject, type LocalProject } from './local-project';

interface Listing {
  id: string;
  short_ref: string;
  norm_kinds: string[];
  norm_price_compare: number | null;
  norm_position: number;
}

/** Budgets are counted from sums and ranked without reading all; both have to be what reading all comes to. */
describe('a budget without an area', () => {
  let project: LocalProject;
  let catalog: SupabasePropertyCatalog;
  const listings: Record<'sale' | 'rent', Listing[]> = { sale: [], rent: [] };

  beforeAll(async () => {
    project = await startLocalProject(3000);
    const client = createServiceClient({ ...project, fetchTimeoutMs: 20_000 });
    catalog = new SupabasePropertyCatalog(client);
    listings.sale = await readListings(client, 'sale');
    listings.rent = await readListings(client, 'rent');
  }, 120_000);
  afterAll(() => project.stop());

  const bounds = [0, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000];
  const price = fc.oneof(
    fc.constantFrom(...bounds.flatMap((bound) => [bound, bound + 1, Math.max(bound - 1, 0)])),
    fc.integer({ min: 20_000, max: 400_000 }),
    fc.integer({ min: 400_000, max: 20_000_000 }),
  );
  const budget = fc.oneof(
    price.map((max) => ({ max })),
    price.map((min) => ({ min })),
    fc.tuple(price, price).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
  );

  it('finds the same listings in the same order as reading all of them, page by page', async () => {
    const wish = fc.record({
      transaction: fc.constantFrom('sale' as const, 'rent' as const),
      types: fc.constantFrom<PropertyType[]>([], ['villa'], ['apartment', 'penthouse']),
      price: budget,
    });
    let ranked = 0;
    await fc.assert(
      fc.asyncProperty(wish, async (criteria) => {
        const expected = rank(listings[criteria.transaction], criteria);
        const first = await catalog.search({ tenantId: marinaKeys, criteria, limit: 7 });
        if (expected.length === 0) {
          expect(first.tier).not.toBe('exact');
          return;
        }
        expect(first).toMatchObject({ tier: 'exact', total: expected.length });
        const seen = first.properties.map(({ id }) => id);
        for (let cursor = first.nextCursor; cursor && seen.length < 35;) {
          const page = await catalog.search({ tenantId: marinaKeys, criteria, limit: 7, cursor });
          seen.push(...page.properties.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        expect(seen).toEqual(expected.slice(0, seen.length));
        ranked += expected.length >= 500 ? 1 : 0;
      }),
      { numRuns: 60 },
    );
    // From so many on the budget is narrowed before it is ranked.
    expect(ranked).toBeGreaterThan(3);
  }, 120_000);
});

async function readListings(client: ServiceClient, transaction: string): Promise<Listing[]> {
  const { data, error } = await client
    .from('properties')
    .select('id, short_ref, norm_kinds, norm_price_compare, norm_position')
    .eq('tenant_id', marinaKeys)
    .eq('norm_transaction', transaction)
    .limit(5_000);
  if (error) throw new Error(error.message);
  return data;
}

/** Short ids of what is within the budget, the closest to it and the newest first. */
function rank(listings: Listing[], { types = [], price = {} }: PropertyCriteria): string[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = price;
  const target = min > 0 && max < Number.POSITIVE_INFINITY ? (min + max) / 2 : price.max || min;
  const position = ({ norm_position, norm_price_compare }: Listing): number =>
    norm_position + (target > 0 ? Math.min(Math.abs(norm_price_compare! - target) / target, 2) : 0);
  return listings
    .filter(({ norm_price_compare: paid }) =>
      min > 0 || price.max !== undefined ? paid !== null && paid >= min && paid <= max : true,
    )
    .filter(({ norm_kinds }) => types.length === 0 || types.some((type) => norm_kinds.includes(type)))
    .toSorted((a, b) => position(a) - position(b) || (a.id < b.id ? -1 : 1))
    .map(({ short_ref }) => short_ref);
}
