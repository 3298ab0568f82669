/** How a cell of a column is read. */
export type ColumnKind =
  | 'id'
  | 'text'
  | 'long_text'
  | 'count'
  | 'size'
  | 'size_sqm'
  | 'money'
  | 'flag'
  | 'list'
  | 'url'
  | 'latitude'
  | 'longitude'
  | 'deal';

/** A column of an import, and the names other systems give it (letters and digits only). */
export interface ListingColumn {
  kind: ColumnKind;
  aliases: readonly string[];
}

/** The columns of an import, in the order of an export. */
export const LISTING_COLUMNS = {
  source_id: {
    kind: 'id',
    aliases: [
      'id',
      'ref',
      'reference',
      'refno',
      'referenceno',
      'referencenumber',
      'propertyref',
      'propertyid',
      'listingid',
      'listingref',
      'originalpropertyid',
      'unitref',
      'code',
      'externalid',
    ],
  },
  title: { kind: 'text', aliases: ['name', 'headline', 'propertytitle', 'listingtitle', 'titleen'] },
  property_type: { kind: 'text', aliases: ['type', 'category', 'unittype', 'propertycategory', 'subtype'] },
  sale_or_rent: {
    kind: 'deal',
    aliases: [
      'purpose',
      'offering',
      'offeringtype',
      'transaction',
      'transactiontype',
      'listingtype',
      'saleorrent',
      'salerent',
      'for',
      'dealtype',
    ],
  },
  area: {
    kind: 'text',
    aliases: ['community', 'locality', 'location', 'district', 'neighbourhood', 'neighborhood', 'areaname'],
  },
  building_name: {
    kind: 'text',
    aliases: ['building', 'tower', 'project', 'subcommunity', 'propertyname', 'buildingname'],
  },
  bedrooms: {
    kind: 'count',
    aliases: ['beds', 'bed', 'bedroom', 'br', 'bhk', 'noofbedrooms', 'numberofbedrooms'],
  },
  bathrooms: { kind: 'count', aliases: ['baths', 'bath', 'bathroom', 'noofbathrooms', 'numberofbathrooms'] },
  bua_sqft: {
    kind: 'size',
    aliases: [
      'size',
      'sqft',
      'bua',
      'builtup',
      'builtuparea',
      'builtupareasqft',
      'areasqft',
      'sizesqft',
      'unitsize',
      'squarefeet',
    ],
  },
  size_sqm: {
    kind: 'size_sqm',
    aliases: ['sqm', 'areasqm', 'sizem2', 'squaremetres', 'squaremeters', 'builtupareasqm'],
  },
  plot_sqft: { kind: 'size', aliases: ['plot', 'plotsize', 'plotarea', 'landarea', 'plotsizesqft'] },
  number_of_balconies: { kind: 'count', aliases: ['balconies', 'balcony', 'balconycount'] },
  covered_parking_spaces: {
    kind: 'count',
    aliases: ['parking', 'parkings', 'parkingspaces', 'coveredparking', 'noofparkings'],
  },
  study: { kind: 'flag', aliases: ['studyroom', 'hasstudy', 'office'] },
  maid_room: { kind: 'flag', aliases: ['maid', 'maids', 'maidsroom', 'maidroom', 'hasmaidroom'] },
  laundry_room: { kind: 'flag', aliases: ['laundry', 'haslaundry'] },
  additional_reception_area: { kind: 'flag', aliases: ['reception', 'majlis', 'receptionarea'] },
  park_pool_view: { kind: 'flag', aliases: ['poolview', 'parkview'] },
  upgraded_ground_flooring: { kind: 'flag', aliases: ['upgradedflooring', 'flooring'] },
  landscaped_garden: { kind: 'flag', aliases: ['garden', 'privategarden'] },
  price: { kind: 'money', aliases: ['priceaed', 'askingprice', 'amount', 'listprice'] },
  sale_price_aed: { kind: 'money', aliases: ['saleprice', 'sellingprice'] },
  rent_price_aed: { kind: 'money', aliases: ['rent', 'rentprice', 'annualrent', 'yearlyrent', 'rentaed'] },
  rent_period: {
    kind: 'text',
    aliases: ['period', 'rentalperiod', 'rentfrequency', 'frequency', 'priceperiod'],
  },
  amenities: { kind: 'list', aliases: ['amenity', 'facilities', 'buildingamenities'] },
  features: { kind: 'list', aliases: ['feature', 'unitfeatures', 'privateamenities'] },
  description: { kind: 'long_text', aliases: ['details', 'remarks', 'propertydescription', 'descriptionen'] },
  latitude: { kind: 'latitude', aliases: ['lat', 'geolat', 'mapslatitude'] },
  longitude: { kind: 'longitude', aliases: ['lng', 'lon', 'long', 'geolng', 'mapslongitude'] },
  image_url: {
    kind: 'url',
    aliases: ['image', 'photo', 'picture', 'cover', 'coverimage', 'photos', 'images', 'imageurl'],
  },
  brochure_url: { kind: 'url', aliases: ['brochure', 'pdf', 'brochureurl', 'floorplan'] },
  agent_notes: { kind: 'long_text', aliases: ['notes', 'internalnotes', 'agentnotes', 'comments'] },
} as const satisfies Record<string, ListingColumn>;

export type ListingColumnName = keyof typeof LISTING_COLUMNS;

/** Tells whether a name is one of our columns. */
export function isListingColumn(name: string): name is ListingColumnName {
  return Object.hasOwn(LISTING_COLUMNS, name);
}

/** Our columns with the names they are known by, for people. */
export function describeColumns(): string {
  const rows = Object.entries<ListingColumn>(LISTING_COLUMNS).map(
    ([name, { aliases }]) => `  ${name.padEnd(26)}${aliases.join(', ')}`,
  );
  return `Columns of an import, and other names they are recognised by (letter case, spaces and signs do not matter):\n${rows.join('\n')}\n`;
}
