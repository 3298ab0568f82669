import { OWN_CANDIDATES, type BenchBed } from './bench-bed';
import { cpuOf, median, rateOf, ratiosOf, type Series } from './comparison';
import { runRounds, type BenchPoint, type Rounds } from './run-rounds';

/** A table as `tooling/bench` takes it. */
export interface BenchTable {
  readonly title?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const COLUMNS = [
  'handler',
  'at once',
  'raw client, msg/s',
  'transport, msg/s',
  'ratio',
  'lowest',
  'raw CPU, µs/msg',
  'transport CPU, µs/msg',
  'CPU ratio',
];

/** The transport beside Google's client, one row for each point. */
export async function compareWithRaw(
  bed: BenchBed,
  points: readonly BenchPoint[],
  rounds: number,
): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  for (const point of points) {
    const measured = await runRounds(bed, OWN_CANDIDATES, point, rounds);
    const row = toRow(point, seriesOf(measured, 'raw'), seriesOf(measured, 'transport'));
    process.stdout.write(`${row.join('  ')}\n`);
    rows.push(row);
  }
  return { columns: COLUMNS, rows };
}

/** What stands in the column `handler`. */
export function nameHandler({ kind, handlerMs }: BenchPoint): string {
  if (kind === 'publish') return '–';
  return handlerMs === 0 ? 'returns at once' : `waits ${handlerMs} ms`;
}

function seriesOf({ series, failures }: Rounds, id: string): Series {
  const failure = failures.get(id);
  if (failure !== undefined) throw new Error(failure);
  return series.get(id) ?? [];
}

function toRow(point: BenchPoint, raw: Series, transport: Series): (string | number)[] {
  const ratios = ratiosOf(transport, raw, rateOf);
  return [
    nameHandler(point),
    point.concurrency,
    Math.round(median(raw.map(rateOf))),
    Math.round(median(transport.map(rateOf))),
    median(ratios).toFixed(2),
    Math.min(...ratios).toFixed(2),
    Math.round(median(raw.map(cpuOf))),
    Math.round(median(transport.map(cpuOf))),
    median(ratiosOf(transport, raw, cpuOf)).toFixed(2),
  ];
}
