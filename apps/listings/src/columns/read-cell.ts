import type { ColumnKind } from './listing-columns';

/** A cell as it is stored, or what is wrong with it. An empty cell is null: it clears. */
export type CellReading = { value: string | number | boolean | string[] | null } | { problem: string };

const SQFT_PER_SQM = 10.7639;
const MOST_COUNT = 50;
const LENGTHS = { id: 100, text: 300, long_text: 5_000 } as const;
const EMPTY = /^(?:n\/?a|null|none|nil|-|—)?$/i;
const YES = /^(?:y|yes|true|1|x|✓|✔)$/i;
const NO = /^(?:n|no|false|0)$/i;
const SALE = /^(?:s|sale|for sale|sales|sell|selling|buy)$/i;
const RENT = /^(?:r|rent|for rent|rental|rentals|lease|to let|let)$/i;
const MAGNITUDES: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };

/** Reads a cell by the kind of its column. */
export function readCell(raw: unknown, kind: ColumnKind): CellReading {
  if (kind === 'list') return { value: readList(raw) };
  if (raw === null || raw === undefined) return { value: null };
  if (typeof raw === 'object') return { problem: 'is a list or an object where one value belongs' };
  const text = (typeof raw === 'string' ? raw : JSON.stringify(raw)).trim();
  if (EMPTY.test(text)) return { value: null };
  switch (kind) {
    case 'id':
    case 'text':
    case 'long_text':
      return text.length <= LENGTHS[kind]
        ? { value: text }
        : { problem: `is longer than ${LENGTHS[kind]} characters` };
    case 'count':
      return readCount(text);
    case 'size':
      return readAmount(text, 1, 'is no size');
    case 'size_sqm':
      return readAmount(text, SQFT_PER_SQM, 'is no size');
    case 'money':
      return readAmount(text, 1, 'is no amount in AED');
    case 'flag':
      return YES.test(text)
        ? { value: true }
        : NO.test(text)
          ? { value: false }
          : { problem: 'is neither yes nor no' };
    case 'url':
      return readUrl(text);
    case 'latitude':
      return readDegrees(text, 90);
    case 'longitude':
      return readDegrees(text, 180);
    case 'deal':
      return SALE.test(text)
        ? { value: 'sale' }
        : RENT.test(text)
          ? { value: 'rent' }
          : { problem: 'is neither sale nor rent' };
  }
}

function readCount(text: string): CellReading {
  const digits = /^studio$/i.test(text)
    ? '0'
    : /^(\d+)(?:\.0+)?(?:\s*(?:br|bhk|beds?|baths?))?$/i.exec(text)?.[1];
  const count = Number(digits ?? Number.NaN);
  return count <= MOST_COUNT ? { value: count } : { problem: `is no whole number from 0 to ${MOST_COUNT}` };
}

/** "AED 1,250,000", "1.25M", "95k", "1,293 sqft". Rounded to whole numbers; nothing below 0. */
function readAmount(text: string, factor: number, problem: string): CellReading {
  const bare = text.replace(/aed|dhs?|dirhams?|sq\.? ?(?:ft|m)|sqft|sqm|m²|ft²|[\s,]/gi, '');
  const [, digits, magnitude = ''] = /^(\d+(?:\.\d+)?)([km]?)$/i.exec(bare) ?? [];
  if (digits === undefined) return { problem };
  const value = Math.round(Number(digits) * (MAGNITUDES[magnitude.toLowerCase()] ?? 1) * factor);
  return value <= Number.MAX_SAFE_INTEGER / 1_000 ? { value: value === 0 ? null : value } : { problem };
}

/** The first of several addresses in one cell. */
function readUrl(text: string): CellReading {
  const [first = ''] = text.split(/[|;\s]+|,(?=https?:)/);
  return URL.canParse(first) && /^https?:/i.test(first)
    ? { value: first }
    : { problem: 'is no address that begins with http:// or https://' };
}

function readDegrees(text: string, most: number): CellReading {
  const value = Number(text);
  return Number.isFinite(value) && Math.abs(value) <= most
    ? { value }
    : { problem: `is no number from -${most} to ${most}` };
}

/** A JSON array, an array of names, or names apart by | ; or , */
function readList(raw: unknown): string[] | null {
  const items = Array.isArray(raw) ? raw : typeof raw === 'string' ? splitList(raw) : [];
  const names = items
    .map((item: unknown) =>
      typeof item === 'object' && item !== null && 'name' in item ? String(item.name) : String(item),
    )
    .map((name) => name.trim())
    .filter((name) => name !== '' && !EMPTY.test(name));
  return names.length > 0 ? names : null;
}

function splitList(text: string): unknown[] {
  if (text.trim().startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed;
    } catch {
      // Brackets somebody typed: read as text.
    }
  }
  return text.split(/[|;]/.test(text) ? /[|;]/ : ',');
}
