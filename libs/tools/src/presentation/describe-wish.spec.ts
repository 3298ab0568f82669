import type { SearchSlots } from '../memory/search-slots.schema';
import { textsIn } from '../texts/texts';
import { describeWish } from './describe-wish';

describe(describeWish, () => {
  it.each<[SearchSlots, string | undefined]>([
    [{}, undefined],
    [{ transaction: 'rent' }, 'properties to rent'],
    [
      { transaction: 'sale', types: ['villa', 'townhouse'], areas: ['JVC', 'Mudon'], bedrooms: { min: 3 } },
      '3+ bed villas / townhouses to buy in JVC / Mudon',
    ],
    [
      { types: ['apartment'], areas: 'any', price: { max: 100_000 }, size: { min: 900, max: 1_200 } },
      'apartments anywhere, up to AED 100k, 900-1,200 sqft',
    ],
    [
      { transaction: 'rent', features: ['garden'], excludedFeatures: ['balcony'], excludedAreas: ['Deira'] },
      'properties to rent, landscaped garden, without balcony, not in Deira',
    ],
    [
      { transaction: 'rent', refinement: { price: { max: 49_999 }, sort: 'price_asc' } },
      'properties to rent, below AED 50,000',
    ],
    [{ transaction: 'rent', price: { min: 80_000, max: 100_000 } }, 'properties to rent, AED 80k-100k'],
    [
      { transaction: 'rent', near: { latitude: 25, longitude: 55, radiusKm: 2 } },
      'properties to rent, within 2 km of the place',
    ],
  ])('says %j', (slots, wish) => {
    expect(describeWish(slots, textsIn('en'))).toBe(wish);
  });
});
