import type { ListingRow } from '@whatsapp-agent/supabase';
import { LISTING_COLUMNS, type ListingColumnName } from '../columns/listing-columns';
import { type CellReading, readCell } from '../columns/read-cell';
import type { SourceRecord } from '../files/read-records';

/** A row ready to be written, with the columns it speaks of; or what is wrong with it. */
export type ListingReading =
  { line: number; row: ListingRow; columns: string[] } | { line: number; problems: string[] };

type Values = Map<ListingColumnName, Exclude<CellReading, { problem: string }>['value']>;

const SHOWN_LENGTH = 40;

/** Reads a record through the columns found for its names. */
export function readListing(
  record: SourceRecord,
  columnOf: (theirs: string) => ListingColumnName | undefined,
): ListingReading {
  const { line } = record;
  if (record.problem) return { line, problems: [record.problem] };
  const values: Values = new Map();
  const problems: string[] = [];
  for (const [theirs, raw] of Object.entries(record.values)) {
    const column = columnOf(theirs);
    if (column === undefined) continue;
    const reading = readCell(raw, LISTING_COLUMNS[column].kind);
    if ('problem' in reading) problems.push(`${theirs} ${quote(raw)} ${reading.problem}`);
    // Of two columns of theirs for one of ours, the one with something in it counts.
    else if (!values.has(column) || reading.value !== null) values.set(column, reading.value);
  }
  const id = values.get('source_id');
  if (typeof id !== 'string') problems.unshift('it has no id (source_id)');
  const price = readPrice(values);
  if (price.problem) problems.push(price.problem);
  if (typeof id !== 'string' || problems.length > 0) return { line, problems };
  const row = { ...toRow(values), ...price.row };
  return { line, row: { ...row, source_id: id }, columns: Object.keys(row).sort() };
}

function quote(raw: unknown): string {
  return JSON.stringify(typeof raw === 'string' ? raw.slice(0, SHOWN_LENGTH) : raw);
}

/** A price without its kind belongs to what the listing is for. */
function readPrice(values: Values): { row: Record<string, number | null>; problem?: string } {
  if (!values.has('price')) return { row: {} };
  const price = values.get('price');
  const deal = values.get('sale_or_rent');
  if (typeof price !== 'number') {
    return {
      row: deal === 'sale' ? { sale_price_aed: null } : deal === 'rent' ? { rent_price_aed: null } : {},
    };
  }
  if (deal === 'sale') return { row: { sale_price_aed: price } };
  if (deal === 'rent') return { row: { rent_price_aed: price } };
  return { row: {}, problem: 'it has a price but does not say whether for sale or rent' };
}

/** Place and prose live in objects of their own; sizes are kept as the text they came from. */
function toRow(values: Values): Record<string, ListingRow[string]> {
  const { source_id: _id, price: _price, size_sqm: metric, ...plain } = Object.fromEntries(values);
  const { area, latitude, longitude, description, features, ...row } = plain;
  const place = defined({ locality: area, latitude, longitude });
  const prose = {
    ...defined({ description }),
    ...Object.fromEntries((Array.isArray(features) ? features : []).map((name) => [name, true])),
  };
  return {
    ...row,
    ...(metric !== undefined && row['bua_sqft'] === undefined ? { bua_sqft: metric } : {}),
    ...(Object.keys(place).length > 0 ? { address: place } : {}),
    ...(Object.keys(prose).length > 0 ? { features: prose } : {}),
  };
}

function defined(values: Record<string, ListingRow[string] | undefined>): Record<string, ListingRow[string]> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
