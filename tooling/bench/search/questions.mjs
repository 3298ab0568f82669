const AREAS = [
  'Dubai Marina',
  'JVC',
  'Downtown Dubai',
  'Business Bay',
  'JLT',
  'Palm Jumeirah',
  'Dubai Hills',
  'Al Barsha',
  'JBR',
  'Mirdif',
];
const flat = { types: ['apartment'] };
const rent = { transaction: 'rent' };
const sale = { transaction: 'sale' };
const near = (latitude, longitude, radiusKm) => ({ near: { latitude, longitude, radiusKm } });
const beds = (count) => ({ bedrooms: { min: count, max: count } });

/**
 * What is asked, by what it comes to. `tier` is checked: a question that is answered otherwise measures something else.
 */
export const GROUPS = [
  {
    name: 'search, exact: an area',
    tier: 'exact',
    questions: AREAS.flatMap((area, index) => [
      { ...rent, ...flat, areas: [area], ...(index % 2 ? {} : { price: { max: 150_000 } }) },
      { ...sale, areas: [area], price: { min: 500_000, max: 9_000_000 } },
      { ...rent, ...flat, areas: [area], sort: 'price_asc' },
    ]),
  },
  {
    name: 'search, exact: anywhere',
    tier: 'exact',
    questions: [
      { ...rent },
      { ...sale },
      { ...rent, ...flat },
      { ...rent, ...flat, price: { max: 100_000 } },
      { ...sale, types: ['villa', 'townhouse'], price: { min: 1_000_000, max: 4_000_000 } },
      { ...rent, ...flat, ...beds(2), features: ['balcony', 'parking'] },
      { ...rent, size: { min: 2_000 } },
      ...['price_asc', 'price_desc', 'size_asc', 'size_desc', 'newest'].map((sort) => ({
        ...rent,
        ...flat,
        sort,
      })),
    ],
  },
  {
    name: 'search, exact: misspelt, building, near',
    tier: 'exact',
    questions: [
      { ...rent, areas: ['dubai marena'] },
      { ...rent, ...flat, areas: ['busness bay', 'downtwon'] },
      { ...rent, areas: ['princess towr'] },
      { ...rent, areas: ['Marina Gate'] },
      { ...rent, ...near(25.0805, 55.1403, 1) },
      { ...sale, ...near(25.195, 55.274, 3), price: { max: 3_000_000 } },
    ],
  },
  {
    name: 'search, exact: the tenth page',
    tier: 'exact',
    page: 10,
    questions: [
      { ...rent, ...flat },
      { ...rent, ...flat, price: { max: 100_000 } },
      { ...sale, areas: ['JVC'] },
    ],
  },
  {
    name: 'search, one relaxed',
    tier: 'relaxed',
    questions: [
      // A fifth below the cheapest there is.
      ...AREAS.map((area) => ({ ...rent, ...flat, areas: [area], ...beds(2), price: { ofCheapest: 0.8 } })),
      ...AREAS.slice(0, 3).map((area) => ({ ...sale, areas: [area], price: { ofCheapest: 0.6 } })),
      { ...rent, types: ['penthouse'], price: { max: 30_000 } },
      { ...rent, unknownTypes: ['castle'], areas: ['Downtown Dubai'] },
      { ...sale, unknownTypes: ['castle'] },
      { ...rent, ...flat, areas: ['JLT'], features: ['garden', 'study'] },
      { ...rent, size: { min: 500_000 } },
      { ...rent, ...near(25.0, 55.45, 5) },
    ],
  },
  {
    name: 'search, two given up',
    tier: 'broadened',
    questions: [
      ...AREAS.slice(0, 5).flatMap((area) => [
        { ...rent, ...flat, areas: [area], ...beds(2), price: { max: 3_000 } },
        { ...rent, types: ['villa'], areas: [area], ...beds(1) },
      ]),
      { ...sale, types: ['villa'], price: { max: 50_000 } },
      { ...sale, areas: ['Dubai Marina'], types: ['villa'], price: { max: 50_000 } },
    ],
  },
  {
    name: 'search, picture of the market',
    tier: 'market',
    questions: [
      { ...sale, areas: ['Dubai Marina'], ...beds(20), size: { min: 500_000 }, price: { max: 5_000 } },
      { ...rent, ...flat, ...beds(20), size: { min: 500_000 }, price: { max: 500 } },
      { ...sale, price: { max: 9_000 } },
    ],
  },
  {
    name: 'statistics, superlatives and counts',
    figures: [],
    questions: [
      { ...sale, sort: 'price_asc' },
      { ...rent, sort: 'price_desc' },
      { ...rent, ...flat, ...beds(2), areas: ['JBR'], sort: 'price_asc' },
      { ...sale, types: ['villa'], sort: 'size_desc' },
      { ...rent },
    ],
  },
  {
    name: 'statistics, average and median',
    figures: ['price', 'size'],
    questions: [
      { ...sale },
      { ...rent, ...flat },
      ...AREAS.map((area) => ({ ...rent, ...flat, areas: [area] })),
    ],
  },
  {
    name: 'statistics, overview',
    figures: ['price', 'size', 'price_per_sqft', 'groups'],
    questions: [
      { ...sale },
      { ...rent },
      { ...rent, ...flat },
      ...AREAS.map((area) => ({ ...sale, areas: [area] })),
    ],
  },
];
