import type { Property } from '@whatsapp-agent/contracts';

/** A listing with every usual fact; name what a test is about. An explicit `undefined` removes a fact. */
export function buildProperty(overrides: Partial<Property> = {}): Property {
  const property: Property = {
    id: 'P-1',
    title: 'Marina Heights',
    type: 'apartment',
    transaction: 'rent',
    bedrooms: 2,
    bathrooms: 3,
    sizeSqft: 1293,
    priceAed: 95_500,
    rentPeriod: 'yearly',
    area: 'Dubai Marina',
    building: 'Marina Heights Tower',
    parkingSpaces: 1,
    features: [],
    amenities: [],
    ...overrides,
  };
  return Object.fromEntries(
    Object.entries(property).filter(([, value]) => value !== undefined),
  ) as unknown as Property;
}

/** `count` listings with ids `P-1`…, told apart by price (5,000 AED apart) and title. */
export function buildProperties(count: number, overrides: Partial<Property> = {}): Property[] {
  return Array.from({ length: count }, (_, index) =>
    buildProperty({
      id: `P-${index + 1}`,
      title: `Home ${String.fromCharCode(65 + (index % 26))}${index >= 26 ? '2' : ''}`,
      building: undefined,
      priceAed: 50_000 + index * 5_000,
      ...overrides,
    }),
  );
}
