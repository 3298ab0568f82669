import { UsageError } from '../command-line';
import { findColumn, readMapping } from '../columns/map-columns';
import { readListing } from './read-listing';

const read = (values: Record<string, unknown>, mapping = readMapping('{}')) =>
  readListing({ line: 7, values }, (theirs) => findColumn(theirs, mapping));

describe(readListing, () => {
  it('reads the columns of other systems by the names they have there', () => {
    const reading = read({
      'Ref No.': 'A-1',
      Purpose: 'For Sale',
      'Price (AED)': 'AED 1.25M',
      Beds: '3 BR',
      'Built-up Area': '2,150 sqft',
      Community: 'JBR',
      Lat: '25.08',
      Amenities: 'Pool | Gym',
      Features: '["Balcony"]',
      Description: 'Sea view',
      "Maid's room": 'Yes',
      Photos: 'https://x.example/1.jpg|https://x.example/2.jpg',
      Colour: 'blue',
    });
    expect(reading).toEqual({
      line: 7,
      row: {
        source_id: 'A-1',
        sale_or_rent: 'sale',
        sale_price_aed: 1_250_000,
        bedrooms: 3,
        bua_sqft: 2150,
        address: { locality: 'JBR', latitude: 25.08 },
        amenities: ['Pool', 'Gym'],
        features: { description: 'Sea view', Balcony: true },
        maid_room: true,
        image_url: 'https://x.example/1.jpg',
      },
      columns: expect.arrayContaining(['sale_price_aed', 'features']),
    });
  });

  it('clears what is empty and does not speak of what is missing', () => {
    expect(read({ id: 'A', beds: '', 'brochure url': 'n/a' })).toMatchObject({
      row: { source_id: 'A', bedrooms: null, brochure_url: null },
      columns: ['bedrooms', 'brochure_url'],
    });
  });

  it('takes square metres and studios', () => {
    expect(read({ id: 'A', sqm: '100', beds: 'Studio' })).toMatchObject({
      row: { bua_sqft: 1076, bedrooms: 0 },
    });
  });

  it.each([
    [{ beds: 'many', id: 'A' }, 'beds "many" is no whole number from 0 to 50'],
    [{ id: '' }, 'it has no id (source_id)'],
    [{ id: 'A', price: '100' }, 'it has a price but does not say whether for sale or rent'],
    [{ id: 'A', purpose: 'swap' }, 'purpose "swap" is neither sale nor rent'],
    [{ id: 'A', price: 'cheap', purpose: 'rent' }, 'price "cheap" is no amount in AED'],
    [{ id: 'A', lat: '2508' }, 'lat "2508" is no number from -90 to 90'],
    [
      { id: 'A', photo: 'javascript:alert(1)' },
      'photo "javascript:alert(1)" is no address that begins with http:// or https://',
    ],
    [{ id: 'A', study: 'maybe' }, 'study "maybe" is neither yes nor no'],
    [{ id: 'A', title: { en: 'x' } }, 'title {"en":"x"} is a list or an object where one value belongs'],
  ])('refuses %j and says why', (values, problem) => {
    expect(read(values)).toEqual({ line: 7, problems: [problem] });
  });

  it('lets a mapping file decide first', () => {
    const mapping = readMapping('{"Object": "source_id", "Ref": null, "Zimmer": "bedrooms"}');
    expect(read({ Object: 'O-1', Ref: 'ignored', Zimmer: '2' }, mapping)).toMatchObject({
      row: { source_id: 'O-1', bedrooms: 2 },
    });
    expect(() => readMapping('{"a": "rooms"}')).toThrow(UsageError);
    expect(() => readMapping('[]')).toThrow(UsageError);
  });
});
