/** A record of a CSV file with the line it begins at. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

/** The file is no CSV: a quote is never closed. */
export class CsvError extends Error {}

const DELIMITERS = [',', ';', '\t'];

/**
 * Reads CSV (RFC 4180) from chunks of text: quoted cells may hold delimiters, doubled quotes and line breaks; a byte
 * order mark, CRLF and blank lines do no harm. The delimiter is the most frequent one of the first line.
 * @throws CsvError when the last quote is never closed
 */
export async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const reader = new CsvReader();
  for await (const chunk of chunks) yield* reader.take(chunk);
  yield* reader.finish();
}

class CsvReader {
  private delimiter?: string;
  private head = '';
  private cell = '';
  private cells: string[] = [];
  private quoted = false;
  /** A quote inside a quoted cell: the end of it, or the first of two. */
  private closing = false;
  private line = 1;
  private begun = 1;

  *take(chunk: string): Generator<CsvRecord> {
    if (this.delimiter === undefined) {
      this.head += chunk;
      if (!/[\r\n]/.test(this.head)) return;
      yield* this.begin();
    } else yield* this.read(chunk);
  }

  *finish(): Generator<CsvRecord> {
    if (this.delimiter === undefined) yield* this.begin();
    if (this.quoted && !this.closing) {
      throw new CsvError(`The quote that opens in the row of line ${this.begun} is never closed.`);
    }
    yield* this.endRecord();
  }

  private *begin(): Generator<CsvRecord> {
    const text = this.head.replace(/^\uFEFF/, '');
    const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
    const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
    this.delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
    yield* this.read(text);
  }

  private *read(text: string): Generator<CsvRecord> {
    for (const char of text) {
      if (char === '\n') this.line += 1;
      if (this.quoted && !this.closing) {
        if (char === '"') this.closing = true;
        else this.cell += char;
        continue;
      }
      if (this.closing && char === '"') {
        this.cell += '"';
        this.closing = false;
        continue;
      }
      this.quoted &&= !this.closing;
      this.closing = false;
      if (char === '"' && this.cell.trim() === '') {
        this.cell = '';
        this.quoted = true;
      } else if (char === this.delimiter) this.endCell();
      else if (char === '\n') yield* this.endRecord();
      else if (char !== '\r') this.cell += char;
    }
  }

  private endCell(): void {
    this.cells.push(this.cell.trim());
    this.cell = '';
  }

  private *endRecord(): Generator<CsvRecord> {
    this.endCell();
    const { cells, begun } = this;
    this.cells = [];
    this.begun = this.line;
    this.quoted = false;
    this.closing = false;
    if (cells.some((cell) => cell !== '')) yield { line: begun, cells };
  }
}
