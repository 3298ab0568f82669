import { createServiceClient, SupabasePropertyCatalog, type ServiceClient } from '../src';
import type { Database } from '../src/generated/database';
import { startLocalProject, type LocalProject } from './local-project';

type Row = Partial<Database['public']['Tables']['properties']['Insert']>;

/** The Python dict a row of the earlier system holds inside two strings. */
const pythonDict =
  "{'building_name': \"Owner's Tower\", 'locality': 'Business Bay, Dubai, Dubai', 'city': 'Dubai', 'zipcode': None, 'latitude': '25.1850', 'longitude': '55.2720'}";

describe('listings as the earlier system left them', () => {
  let project: LocalProject;
  let client: ServiceClient;
  let catalog: SupabasePropertyCatalog;
  let tenantId: string;

  beforeAll(async () => {
    project = await startLocalProject(20);
    client = createServiceClient({ ...project, fetchTimeoutMs: 10_000 });
    catalog = new SupabasePropertyCatalog(client);
    const { data, error } = await client
      .from('tenants')
      .insert({ name: 'Dirty', waba_id: 'dirty', phone_number_id: 'dirty' })
      .select('id')
      .single();
    if (error) throw new Error(error.message);
    tenantId = data.id;
  }, 90_000);
  afterAll(() => project.stop());

  /** Writes a row and reads it back as the application sees it. */
  async function readBack(row: Row) {
    // Everything the trigger fills is absent here, whatever the generated type asks for.
    const insert = { tenant_id: tenantId, ...row } as Database['public']['Tables']['properties']['Insert'];
    const { data, error } = await client.from('properties').insert(insert).select('id').single();
    if (error) throw new Error(error.message);
    return catalog.findProperty(tenantId, data.id);
  }

  it('reads a row of nothing at all', async () => {
    expect(await readBack({})).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}$/),
      title: 'property in Dubai',
      features: [],
      amenities: [],
    });
  });

  it.each<[string, Row, object]>([
    ['an address object', { address: { locality: 'Business Bay, Dubai, Dubai' } }, { area: 'Business Bay' }],
    [
      'an address in a string in a string, as a Python dict',
      { address: JSON.stringify(pythonDict) },
      { area: 'Business Bay', latitude: 25.185, longitude: 55.272 },
    ],
    ['a Python dict in one string', { address: pythonDict }, { area: 'Business Bay' }],
    [
      'the city before the area',
      { address: { locality: 'Abu Dhabi, Dubai Marina' } },
      { area: 'Dubai Marina' },
    ],
    ['an alias', { address: { locality: 'JBR, Dubai' } }, { area: 'Jumeirah Beach Residence' }],
    [
      'an area nobody knows',
      { address: { locality: 'Madinat Almataar, Dubai, Dubai' } },
      { area: 'Madinat Almataar' },
    ],
    [
      'coordinates of older rows',
      { address: { lat: '25.1', lng: '55.2' } },
      { latitude: 25.1, longitude: 55.2 },
    ],
    [
      'coordinates as numbers',
      { address: { latitude: 25.1, longitude: 55.2 } },
      { latitude: 25.1, longitude: 55.2 },
    ],
    ['sizes in words', { bua_sqft: '1,293 sqft', plot_sqft: '2500.4' }, { sizeSqft: 1293, plotSqft: 2500 }],
    [
      'a price of sale',
      { sale_or_rent: 'sale', sale_price_aed: 1815451, rent_price_aed: 0 },
      { transaction: 'sale', priceAed: 1815451 },
    ],
    [
      'a price without its kind',
      { rent_price_aed: 39420, sale_price_aed: 0 },
      { transaction: 'rent', priceAed: 39420, rentPeriod: 'yearly' },
    ],
    ['a kind in capitals', { sale_or_rent: ' Rent ', rent_price_aed: 1 }, { transaction: 'rent' }],
    ['a studio without bedrooms', { property_type: 'Studio' }, { type: 'studio', bedrooms: 0 }],
    ['a villa village', { property_type: 'Villa village' }, { type: 'villa_village' }],
    [
      'a building beside a contradicting address',
      { building_name: 'The Vogue', address: { building_name: 'Other' } },
      { building: 'The Vogue' },
    ],
    [
      'a building in the address only',
      { building_name: ' n/a ', address: { building_name: 'Other' } },
      { building: 'Other' },
    ],
    [
      'features as prose',
      { features: { description: 'Close to  the park.' } },
      { description: 'Close to the park.', features: [] },
    ],
    [
      'features as strings',
      { features: ["Maid's room", 'study', 'Covered parking'] },
      { features: ['maid_room', 'parking', 'study'] },
    ],
    [
      'features as names',
      { features: [{ name: 'Balcony' }, { name: null }] },
      { features: ['balcony'], amenities: ['Balcony'] },
    ],
    [
      'amenities as flags',
      { amenities: { swimming_pool: true, gym: 1, sauna: false } },
      { amenities: ['Gym', 'Swimming pool'] },
    ],
    [
      'amenities as JSON text of flags',
      { amenities: "{'garden': True, 'lift': False}" },
      { features: ['garden'] },
    ],
    [
      'flags',
      { study: true, maid_room: false, covered_parking_spaces: 2 },
      { features: ['parking', 'study'], parkingSpaces: 2 },
    ],
    [
      'filler text as title',
      { title: 'Lorem ipsum dolor', property_type: 'Villa', bedrooms: 3 },
      { title: '3 bedroom villa in Dubai' },
    ],
  ])('reads %s', async (_, row, expected) => {
    expect(await readBack(row)).toMatchObject(expected);
  });

  it.each<[string, Row, string[]]>([
    ['prices of 0', { sale_or_rent: 'sale', sale_price_aed: 0, rent_price_aed: 90_000 }, ['priceAed']],
    ['sizes of 0 or none', { bua_sqft: '0', plot_sqft: 'null' }, ['sizeSqft', 'plotSqft']],
    ['impossible coordinates', { address: { latitude: '0', longitude: '0' } }, ['latitude', 'longitude']],
    ['an unreadable address', { address: '{broken' }, ['area', 'building']],
    ['a list where an object belongs', { address: ['x'] }, ['area']],
    ['filler as description', { features: { description: 'Lorem ipsum dolor sit amet' } }, ['description']],
    ['an unheard-of type', { property_type: 'Castle' }, ['type']],
  ])('takes %s for unknown', async (_, row, absent) => {
    const property = await readBack(row);
    for (const field of absent) expect(property).not.toHaveProperty(field);
  });

  it('finds rows whose address was a Python dict, and areas no gazetteer lists', async () => {
    const criteria = { areas: ['business bay'] };
    const bay = await catalog.search({ tenantId, criteria, limit: 100 });
    expect(bay.total).toBe(3);
    const unlisted = await catalog.search({ tenantId, criteria: { areas: ['madinat almataar'] }, limit: 10 });
    expect(unlisted).toMatchObject({ tier: 'exact', total: 1, resolvedAreas: ['Madinat Almataar'] });
  });

  it('keeps the short id of a listing when it changes, and reads the change', async () => {
    const before = await readBack({ title: 'Before', bua_sqft: '100' });
    const { error } = await client
      .from('properties')
      .update({ title: 'After', bua_sqft: '1,250' })
      .eq('tenant_id', tenantId)
      .eq('short_ref', before!.id);
    expect(error).toBeNull();
    expect(await catalog.findProperty(tenantId, before!.id)).toMatchObject({
      id: before!.id,
      title: 'After',
      sizeSqft: 1250,
    });
  });
});
