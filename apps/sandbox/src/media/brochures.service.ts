import { Injectable, NotFoundException } from '@nestjs/common';
import { SandboxDatabase } from '../app/sandbox-database';
import { encodePdf } from './pdf-document';
import { drawProperty } from './property-scene';

interface ListingRow {
  title: string | null;
  property_type: string | null;
  building_name: string | null;
  bedrooms: number | null;
  bathrooms: number | null;
  bua_sqft: string | null;
  sale_or_rent: string | null;
  price: string | null;
  short_ref: string;
  image_url: string | null;
}

/** The address ends with the name that was asked for, whatever host the listing was made up for. */
const LISTING = `
  select title, property_type, building_name, bedrooms, bathrooms, bua_sqft, sale_or_rent, short_ref, image_url,
    coalesce(nullif(sale_price_aed, 0), nullif(rent_price_aed, 0))::text as price
  from public.properties where right(brochure_url, length($1)) = $1 limit 1`;

/** Brochures of made-up listings: one page each, written when asked for. */
@Injectable()
export class Brochures {
  constructor(private readonly database: SandboxDatabase) {}

  /** @throws NotFoundException when no listing has this brochure. */
  async get(name: string): Promise<Buffer> {
    const [listing] = await this.database.query<ListingRow>(LISTING, [`/brochures/${name}`]);
    if (!listing) throw new NotFoundException('No listing of the sandbox has this brochure.');
    return encodePdf({
      picture: drawProperty(listing.image_url?.split('/').at(-1) ?? name),
      heading: listing.title ?? 'Property',
      lines: describe(listing),
    });
  }
}

function describe(listing: ListingRow): string[] {
  const facts: [string, string | number | null][] = [
    ['Type', listing.property_type],
    ['Building', listing.building_name],
    ['Bedrooms', listing.bedrooms],
    ['Bathrooms', listing.bathrooms],
    ['Size (sq ft)', listing.bua_sqft],
    [listing.sale_or_rent === 'rent' ? 'Rent (AED)' : 'Price (AED)', grouped(listing.price)],
    ['Reference', listing.short_ref],
  ];
  const known = facts.filter(([, value]) => value !== null && value !== '');
  return [
    ...known.map(([label, value]) => `${label}: ${value}`),
    '',
    'A made-up listing of the sandbox. Nothing here can be bought or rented.',
  ];
}

function grouped(price: string | null): string | null {
  return price === null ? null : Number(price).toLocaleString('en-US');
}
