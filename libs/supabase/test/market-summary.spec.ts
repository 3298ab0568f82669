import fc from 'fast-check';
import { createServiceClient, type ServiceClient } from '../src';
import type { Database } from '../src/generated/database';
import { startLocalProject, type LocalProject } from './local-project';

type Insert = Database['public']['Tables']['properties']['Insert'];
type Summary = Record<
  string,
  { listings: number; priced: number; price: number; sized: number; size: number }
>;

/** Sums that are kept by triggers have to be what adding everything up anew comes to. */
describe('the summary of the listings', () => {
  let project: LocalProject;
  let client: ServiceClient;
  let tenantId: string;

  beforeAll(async () => {
    project = await startLocalProject(300);
    client = createServiceClient({ ...project, fetchTimeoutMs: 20_000 });
    const { data, error } = await client
      .from('tenants')
      .insert({ name: 'Summary', waba_id: 'summary', phone_number_id: 'summary' })
      .select('id')
      .single();
    if (error) throw new Error(error.message);
    tenantId = data.id;
  }, 90_000);
  afterAll(() => project.stop());

  async function readKept(): Promise<Summary> {
    const { data, error } = await client.from('market_summary').select('*').gt('listings', 0).limit(5_000);
    if (error) throw new Error(error.message);
    return Object.fromEntries(
      data.map((row) => [
        [row.tenant_id, row.transaction, row.area, row.kinds, row.bedrooms, row.bucket].join('|'),
        {
          listings: row.listings,
          priced: row.priced,
          price: row.price_sum,
          sized: row.sized,
          size: row.size_sum,
        },
      ]),
    );
  }

  async function addUp(): Promise<Summary> {
    const { data, error } = await client
      .from('properties')
      .select(
        'tenant_id, norm_transaction, norm_area, norm_kind_bits, norm_bedrooms, norm_price_compare, norm_size',
      )
      .limit(5_000);
    if (error) throw new Error(error.message);
    const sums: Summary = {};
    for (const row of data) {
      const { norm_price_compare: price, norm_size: size } = row;
      const bounds = [50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000];
      const bucket = price === null ? -1 : bounds.filter((bound) => price >= bound).length;
      const { tenant_id, norm_transaction, norm_area, norm_kind_bits, norm_bedrooms } = row;
      const key = [
        tenant_id,
        norm_transaction ?? '',
        norm_area ?? '',
        norm_kind_bits,
        norm_bedrooms ?? -1,
        bucket,
      ].join('|');
      const sum = (sums[key] ??= { listings: 0, priced: 0, price: 0, sized: 0, size: 0 });
      sum.listings += 1;
      sum.priced += price === null ? 0 : 1;
      sum.price += price ?? 0;
      sum.sized += size === null ? 0 : 1;
      sum.size += size ?? 0;
    }
    return sums;
  }

  it('is filled by the seed', async () => {
    expect(await readKept()).toEqual(await addUp());
  });

  it('stays right whatever is added, changed and removed', async () => {
    const listing = fc.record({
      source_id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      property_type: fc.constantFrom('Apartment', 'Villa', 'Castle', null),
      sale_or_rent: fc.constantFrom('sale', 'rent', null),
      bedrooms: fc.option(fc.integer({ min: 0, max: 3 })),
      bua_sqft: fc.constantFrom('900', '1,293 sqft', '0', null),
      sale_price_aed: fc.constantFrom(0, 900_000, 5_000_000, null),
      rent_price_aed: fc.constantFrom(49_999, 50_000, null),
      address: fc.constantFrom({ locality: 'JBR' }, { locality: 'JVC' }, null),
    });
    const step = fc.oneof(
      fc.array(listing, { minLength: 1, maxLength: 4 }).map((rows) => ({ kind: 'write' as const, rows })),
      fc.constantFrom('a', 'b', 'c').map((source_id) => ({ kind: 'remove' as const, source_id })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        for (const one of steps) {
          const rows =
            one.kind === 'write' ? [...new Map(one.rows.map((row) => [row.source_id, row])).values()] : [];
          const answer =
            one.kind === 'write'
              ? await client.from('properties').upsert(
                  rows.map((row) => ({ tenant_id: tenantId, ...row }) as Insert),
                  { onConflict: 'tenant_id,source_id' },
                )
              : await client
                  .from('properties')
                  .delete()
                  .eq('tenant_id', tenantId)
                  .eq('source_id', one.source_id);
          if (answer.error) throw new Error(answer.error.message);
        }
        expect(await readKept()).toEqual(await addUp());
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('forgets a tenant that leaves', async () => {
    const { error } = await client.from('tenants').delete().eq('id', tenantId);
    expect(error).toBeNull();
    expect(Object.keys(await readKept()).filter((key) => key.startsWith(tenantId))).toEqual([]);
  });
});
