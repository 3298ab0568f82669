import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import type { Writable } from 'node:stream';
import type { SupabaseListingExchange } from '@whatsapp-agent/supabase';
import { type Command, UsageError } from '../command-line';
import { LISTING_COLUMNS } from '../columns/listing-columns';
import { toCsvLine } from '../files/write-csv';

type ExportCommand = Extract<Command, { name: 'export' }>;
type Row = Record<string, unknown>;

/** How rows become a file: what comes before, between and after them. */
interface Format {
  before: string;
  row: (row: Row, first: boolean) => string;
  after: string;
}

/** Columns that only an import knows: they are written as what they stand for. */
const IMPORT_ONLY = ['size_sqm', 'price', 'features'];
const COLUMNS = Object.keys(LISTING_COLUMNS).filter((name) => !IMPORT_ONLY.includes(name));

const CSV: Format = {
  before: toCsvLine(COLUMNS),
  row: (row) => toCsvLine(COLUMNS.map((name) => toCell(row[name]))),
  after: '',
};
const JSON_ARRAY: Format = {
  before: '[\n',
  row: (row, first) => `${first ? '' : ',\n'}${JSON.stringify(row)}`,
  after: '\n]\n',
};
const JSON_LINES: Format = { before: '', row: (row) => `${JSON.stringify(row)}\n`, after: '' };

/** Writes all listings of a tenant in the columns an import takes. Returns the exit code. */
export async function exportListings(
  command: ExportCommand,
  connect: () => SupabaseListingExchange,
  say: (text: string) => void,
): Promise<number> {
  const format = findFormat(command.out);
  const exchange = connect();
  const tenantId = await exchange.getTenantId(command.tenant);
  const output = command.out === undefined ? process.stdout : createWriteStream(command.out);
  let count = 0;
  await write(output, format.before);
  for await (const rows of exchange.exportRows(tenantId)) {
    await write(output, rows.map((row, index) => format.row(row, count + index === 0)).join(''));
    count += rows.length;
    say(`${count} listings …`);
  }
  await write(output, format.after);
  if (output !== process.stdout) await new Promise<void>((resolve) => output.end(resolve));
  say(`${count} listings written${command.out === undefined ? '' : ` to ${command.out}`}.`);
  return 0;
}

function findFormat(file: string | undefined): Format {
  switch (file === undefined ? '.csv' : extname(file).toLowerCase()) {
    case '.csv':
      return CSV;
    case '.json':
      return JSON_ARRAY;
    case '.ndjson':
    case '.jsonl':
      return JSON_LINES;
    default:
      throw new UsageError('--out has to end in .csv, .json, .ndjson or .jsonl.');
  }
}

function toCell(value: unknown): unknown {
  return Array.isArray(value) ? value.join(' | ') : value;
}

async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}
