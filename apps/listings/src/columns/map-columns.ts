import { z } from 'zod';
import { UsageError } from '../command-line';
import {
  isListingColumn,
  LISTING_COLUMNS,
  type ListingColumn,
  type ListingColumnName,
} from './listing-columns';

/** What a mapping file says: their column to ours, or null to leave it out. */
export type Mapping = ReadonlyMap<string, ListingColumnName | null>;

const BY_ALIAS = new Map(
  Object.entries<ListingColumn>(LISTING_COLUMNS).flatMap(([name, { aliases }]) =>
    [fold(name), ...aliases].map((alias) => [alias, name]),
  ),
);

/** Letters and digits only, so that "Price (AED)", "price_aed" and "PriceAED" are one name. */
function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** @throws UsageError when it is no object of our column names */
export function readMapping(text: string): Mapping {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UsageError('The mapping file is no JSON.');
  }
  const parsed = z.record(z.string(), z.string().nullable()).safeParse(content);
  if (!parsed.success)
    throw new UsageError('The mapping file has to be one object: {"their column": "ours" or null}.');
  return new Map(
    Object.entries(parsed.data).map(([theirs, ours]) => {
      if (ours !== null && !isListingColumn(ours)) {
        throw new UsageError(
          `The mapping names ${JSON.stringify(ours)}, which is no column of ours; see --columns.`,
        );
      }
      return [fold(theirs), ours];
    }),
  );
}

/** Our column for one of theirs; nothing when it is left out or not recognised. The mapping file goes first. */
export function findColumn(theirs: string, mapping: Mapping = new Map()): ListingColumnName | undefined {
  const folded = fold(theirs);
  const mapped = mapping.get(folded);
  if (mapped !== undefined) return mapped ?? undefined;
  const known = BY_ALIAS.get(folded);
  return known !== undefined && isListingColumn(known) ? known : undefined;
}
