import { setTimeout as sleep } from 'node:timers/promises';
import { TransientError } from '@whatsapp-agent/contracts';
import type { ImportCounts, ListingRow } from '@whatsapp-agent/supabase';
import { findColumn, type Mapping } from '../columns/map-columns';
import type { ListingColumnName } from '../columns/listing-columns';
import type { SourceRecord } from '../files/read-records';
import { readListing } from './read-listing';

/** Takes a batch of rows that speak of the same columns; nothing is written by a trial run. */
export type WriteBatch = (columns: string[], rows: ListingRow[]) => Promise<ImportCounts>;

/** A row that was not taken, and why. */
export interface RefusedRow {
  line: number;
  problems: string[];
}

/** What an import came to so far. */
export interface ImportProgress extends ImportCounts {
  read: number;
  refused: number;
}

export interface ImportSummary extends ImportProgress {
  /** Their columns that are not used. */
  ignored: string[];
  used: ListingColumnName[];
}

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;

/** Reads, checks and writes a file row by row; a bad row is reported and costs no other. */
export class ImportRun {
  private readonly batches = new Map<string, { columns: string[]; rows: ListingRow[] }>();
  private readonly lineOf = new Map<string, number>();
  private readonly columns = new Map<string, ListingColumnName | undefined>();
  private readonly progress: ImportProgress = { read: 0, refused: 0, inserted: 0, updated: 0, unchanged: 0 };

  constructor(
    private readonly options: {
      mapping: Mapping;
      batch: number;
      write: WriteBatch;
      refuse: (row: RefusedRow) => void;
      report: (progress: ImportProgress) => void;
    },
  ) {}

  async run(records: AsyncIterable<SourceRecord>): Promise<ImportSummary> {
    for await (const record of records) await this.take(record);
    for (const batch of this.batches.values()) await this.flush(batch);
    const known = [...this.columns.entries()];
    return {
      ...this.progress,
      ignored: known.flatMap(([theirs, ours]) => (ours === undefined ? [theirs] : [])),
      used: [...new Set(known.flatMap(([, ours]) => ours ?? []))],
    };
  }

  private async take(record: SourceRecord): Promise<void> {
    this.progress.read += 1;
    const reading = readListing(record, (theirs) => this.columnOf(theirs));
    if ('problems' in reading) return this.refuse(reading);
    const { row, columns, line } = reading;
    const before = this.lineOf.get(row.source_id);
    if (before !== undefined) {
      return this.refuse({ line, problems: [`its id is that of line ${before} already`] });
    }
    this.lineOf.set(row.source_id, line);
    const key = columns.join(',');
    const batch = this.batches.get(key) ?? { columns, rows: [] };
    this.batches.set(key, batch);
    batch.rows.push(row);
    if (batch.rows.length >= this.options.batch) await this.flush(batch);
  }

  private columnOf(theirs: string): ListingColumnName | undefined {
    if (!this.columns.has(theirs)) this.columns.set(theirs, findColumn(theirs, this.options.mapping));
    return this.columns.get(theirs);
  }

  private refuse(row: RefusedRow): void {
    this.progress.refused += 1;
    this.options.refuse(row);
  }

  private async flush(batch: { columns: string[]; rows: ListingRow[] }): Promise<void> {
    if (batch.rows.length === 0) return;
    const rows = batch.rows.splice(0);
    const counts = await this.writeWithPatience(batch.columns, rows);
    this.progress.inserted += counts.inserted;
    this.progress.updated += counts.updated;
    this.progress.unchanged += counts.unchanged;
    this.options.report({ ...this.progress });
  }

  /** A batch can be repeated without harm, so that one lost connection does not end an import. */
  private async writeWithPatience(columns: string[], rows: ListingRow[]): Promise<ImportCounts> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.options.write(columns, rows);
      } catch (error) {
        if (!(error instanceof TransientError) || attempt === ATTEMPTS) throw error;
        await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      }
    }
  }
}
