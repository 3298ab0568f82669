import { parseArgs } from 'node:util';

export const HELP = `Brings a business's own listings in and out of the database.

  npm run listings:import -- FILE --tenant TENANT [options]
  npm run listings:export -- --tenant TENANT [--out FILE]

FILE is CSV (comma, semicolon or tab, with a header), a JSON array of objects, or one JSON object a line (.ndjson, .jsonl).
TENANT is a tenant's id, WhatsApp business account id or name.

Import
  --mapping FILE   JSON object from your column names to ours: {"Flat Ref": "source_id", "Notes": null}. null leaves a
                   column out. Common names ("Ref", "Beds", "Price", "Community") are known without it.
  --dry-run        read and check the file, write nothing; needs no database
  --report FILE    write every refused row with its line and reason as CSV
  --batch N        rows a call (default 500)
  --columns        list our columns and the names they are known by
Every row needs an id of yours (source_id): it says which listing a later import changes. An empty cell clears a value, a
column that is not in the file keeps it. The same file again changes nothing.

Export
  --out FILE       .csv, .json or .ndjson; CSV on standard output without it

Environment: NEXT_PUBLIC_SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY; the local stand-in when they are unset.
Exit codes: 0 all rows taken, 1 some were refused and the others taken, 2 wrong usage or an unreadable file,
3 the database refused or could not be reached.
`;

/** What the command was asked to do. */
export type Command =
  | { name: 'help' }
  | { name: 'columns' }
  | {
      name: 'import';
      file: string;
      tenant?: string;
      mapping?: string;
      report?: string;
      dryRun: boolean;
      batch: number;
    }
  | { name: 'export'; tenant: string; out?: string };

const MOST_ROWS = 5_000;

/** Reads the command line. @throws UsageError with a sentence */
export function readCommand(argv: string[]): Command {
  const { values, positionals } = parse(argv);
  const [verb, file, ...rest] = positionals;
  if (values.help || verb === undefined) return { name: 'help' };
  if (values.columns) return { name: 'columns' };
  const { tenant } = values;
  switch (verb) {
    case 'import': {
      if (file === undefined || rest.length > 0) throw new UsageError('Name one file to import.');
      if (!tenant && !values['dry-run']) throw new UsageError('Name the tenant: --tenant NAME.');
      const batch = Number(values.batch ?? 500);
      if (!Number.isInteger(batch) || batch < 1 || batch > MOST_ROWS) {
        throw new UsageError(`--batch takes a whole number from 1 to ${MOST_ROWS}.`);
      }
      return {
        name: 'import',
        file,
        batch,
        dryRun: values['dry-run'] ?? false,
        ...pick({ tenant, mapping: values.mapping, report: values.report }),
      };
    }
    case 'export':
      if (file !== undefined) throw new UsageError('Name the file to write with --out.');
      if (!tenant) throw new UsageError('Name the tenant: --tenant NAME.');
      return { name: 'export', tenant, ...pick({ out: values.out }) };
    default:
      throw new UsageError(`There is import and export, not ${JSON.stringify(verb)}.`);
  }
}

/** The command cannot be carried out as it was given. */
export class UsageError extends Error {}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        tenant: { type: 'string' },
        mapping: { type: 'string' },
        report: { type: 'string' },
        batch: { type: 'string' },
        out: { type: 'string' },
        'dry-run': { type: 'boolean' },
        columns: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The options cannot be read.');
  }
}

function pick<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}
