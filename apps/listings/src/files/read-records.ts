import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { UsageError } from '../command-line';
import { CsvError, readCsv } from './read-csv';

/** One listing as the file has it. */
export interface SourceRecord {
  /** Line of the file it begins at; for a JSON array the position of the item, from 1. */
  line: number;
  values: Record<string, unknown>;
  /** Why the row cannot be read at all. */
  problem?: string;
}

/** Reads a file by its ending. @throws UsageError when it is no such file */
export function readRecords(file: string): AsyncIterable<SourceRecord> {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  switch (extname(file).toLowerCase()) {
    case '.csv':
    case '.tsv':
    case '.txt':
      return readTable(file);
    case '.json':
      return readArray(file);
    case '.ndjson':
    case '.jsonl':
      return readLines(file);
    default:
      throw new UsageError('The file has to end in .csv, .tsv, .json, .ndjson or .jsonl.');
  }
}

async function* readTable(file: string): AsyncGenerator<SourceRecord> {
  let header: string[] | undefined;
  try {
    for await (const { line, cells } of readCsv(createReadStream(file, 'utf8'))) {
      if (!header) {
        header = cells;
        continue;
      }
      const values = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
      const surplus = cells.slice(header.length).some((cell) => cell !== '');
      yield surplus
        ? { line, values, problem: `it has ${cells.length} cells, the header ${header.length}` }
        : { line, values };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UsageError(error.message) : error;
  }
  if (!header) throw new UsageError('The file is empty; its first line has to name the columns.');
}

async function* readArray(file: string): AsyncGenerator<SourceRecord> {
  const content = parseJson(await readFile(file, 'utf8'));
  if (!Array.isArray(content)) throw new UsageError('The JSON has to be an array of objects.');
  for (const [index, item] of content.entries()) yield toRecord(index + 1, item);
}

async function* readLines(file: string): AsyncGenerator<SourceRecord> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/);
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const item = parseJson(text);
    yield toRecord(index + 1, item);
  }
}

function toRecord(line: number, item: unknown): SourceRecord {
  return typeof item === 'object' && item !== null && !Array.isArray(item)
    ? { line, values: { ...item } }
    : { line, values: {}, problem: 'it is no JSON object' };
}

/** Text that is no JSON is no object either; a whole file of it is reported as such. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
