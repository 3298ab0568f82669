import 'reflect-metadata';
import { loadListingsConfig } from '@whatsapp-agent/config';
import { AppError } from '@whatsapp-agent/contracts';
import { createServiceClient, SupabaseListingExchange } from '@whatsapp-agent/supabase';
import { describeColumns } from './columns/listing-columns';
import { HELP, readCommand, UsageError } from './command-line';
import { exportListings } from './export/export-listings';
import { importListings } from './import/import-listings';

const BATCH_TIMEOUT_MS = 120_000;
const EXIT = { usage: 2, database: 3 } as const;

/** Progress and problems go to standard error, so that an export can be piped. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function connect(): SupabaseListingExchange {
  const { supabase } = loadListingsConfig();
  return new SupabaseListingExchange(createServiceClient({ ...supabase, fetchTimeoutMs: BATCH_TIMEOUT_MS }));
}

async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  switch (command.name) {
    case 'help':
      process.stdout.write(HELP);
      return 0;
    case 'columns':
      process.stdout.write(describeColumns());
      return 0;
    case 'import':
      return importListings(command, connect, say);
    case 'export':
      return exportListings(command, connect, say);
  }
}

function toExitCode(error: unknown): number {
  if (error instanceof UsageError) {
    say(`${error.message} See --help.`);
    return EXIT.usage;
  }
  say(error instanceof Error ? error.message : 'The command failed.');
  return error instanceof AppError ? EXIT.database : EXIT.usage;
}

void main()
  .catch(toExitCode)
  .then((code) => {
    process.exitCode = code;
  });
