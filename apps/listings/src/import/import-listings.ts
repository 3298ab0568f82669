import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { SupabaseListingExchange } from '@whatsapp-agent/supabase';
import { type Command, UsageError } from '../command-line';
import type { ListingColumnName } from '../columns/listing-columns';
import { type Mapping, readMapping } from '../columns/map-columns';
import { readRecords } from '../files/read-records';
import { toCsvLine } from '../files/write-csv';
import {
  type ImportProgress,
  ImportRun,
  type ImportSummary,
  type RefusedRow,
  type WriteBatch,
} from './run-import';

type ImportCommand = Extract<Command, { name: 'import' }>;

const MOST_SHOWN = 20;
/** Without one of each group a new listing is stored but no search finds it. */
const NEEDED: readonly ListingColumnName[][] = [
  ['sale_or_rent', 'sale_price_aed', 'rent_price_aed'],
  ['property_type'],
  ['area'],
];

/** Imports a file; says what happens on `say`. Returns the exit code. */
export async function importListings(
  command: ImportCommand,
  connect: () => SupabaseListingExchange,
  say: (text: string) => void,
): Promise<number> {
  const mapping: Mapping = command.mapping ? readMapping(await readText(command.mapping)) : new Map();
  const records = readRecords(command.file);
  const write = command.dryRun ? countOnly : await prepareWrite(command, connect);
  const report = openReport(command.report);
  let shown = 0;
  const run = new ImportRun({
    mapping,
    batch: command.batch,
    write,
    refuse: (row) => {
      report?.write(toCsvLine([row.line, row.problems.join('; ')]));
      shown += 1;
      if (shown <= MOST_SHOWN) say(describeRefused(row));
    },
    report: (progress) => say(describeProgress(progress, command.dryRun)),
  });
  const summary = await run.run(records);
  report?.end();
  if (shown > MOST_SHOWN) {
    say(
      `… and ${shown - MOST_SHOWN} more${command.report ? `, all of them in ${command.report}` : '; --report FILE lists all'}.`,
    );
  }
  say(describeSummary(summary, command.dryRun));
  if (summary.read === 0) throw new UsageError('The file has no rows.');
  return summary.refused > 0 ? 1 : 0;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`The mapping file ${file} cannot be read.`);
  }
}

async function prepareWrite(
  command: ImportCommand,
  connect: () => SupabaseListingExchange,
): Promise<WriteBatch> {
  const exchange = connect();
  const tenantId = await exchange.getTenantId(command.tenant ?? '');
  return (columns, rows) => exchange.importRows(tenantId, columns, rows);
}

const countOnly: WriteBatch = async (_columns, rows) => ({ inserted: rows.length, updated: 0, unchanged: 0 });

function openReport(file: string | undefined) {
  const stream = file === undefined ? undefined : createWriteStream(file);
  stream?.write(toCsvLine(['line', 'reason']));
  return stream;
}

function describeRefused({ line, problems }: RefusedRow): string {
  return `line ${line}: ${problems.join('; ')}`;
}

function describeProgress(
  { read, inserted, updated, unchanged, refused }: ImportProgress,
  dryRun: boolean,
): string {
  const taken = inserted + updated + unchanged;
  return `${read} rows read, ${taken} ${dryRun ? 'fine' : 'written'}${refused > 0 ? `, ${refused} refused` : ''} …`;
}

function describeSummary(summary: ImportSummary, dryRun: boolean): string {
  const { read, inserted, updated, unchanged, refused, ignored, used } = summary;
  const missing = NEEDED.filter((group) => !group.some((column) => used.includes(column)));
  return [
    dryRun
      ? `${read} rows: ${inserted} fine, ${refused} refused. Nothing was written (--dry-run).`
      : `${read} rows: ${inserted} new, ${updated} changed, ${unchanged} as before, ${refused} refused.`,
    ...(ignored.length > 0 ? [`Columns that were not used: ${ignored.join(', ')}.`] : []),
    ...missing.map(
      (group) => `The file has no ${group.join(' or ')}: a search does not find new listings without it.`,
    ),
  ].join('\n');
}
