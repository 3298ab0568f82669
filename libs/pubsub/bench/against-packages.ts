import type { BenchTable } from './against-raw';
import { nameHandler } from './against-raw';
import { OWN_CANDIDATES, type BenchBed } from './bench-bed';
import { CONSUME_POINTS } from './bench-points';
import { median, rateOf, ratiosOf } from './comparison';
import { installPackages } from './install-packages';
import { runFaulty, type FaultyResult } from './run-faulty';
import { runRounds } from './run-rounds';

/** Where the packages differ; at one at a time all wait for the same timer. */
const POINTS = CONSUME_POINTS.filter(
  ({ concurrency, handlerMs }) => concurrency === 100 || (concurrency === 1000 && handlerMs === 0),
);

/** The transport and the packages of others under the same load, and what each lost. */
export async function compareWithPackages(
  bed: BenchBed,
  rounds: number,
): Promise<{ readonly table: BenchTable; readonly notes: readonly string[] }> {
  const { candidates: others, refused } = await installPackages();
  const candidates = [...OWN_CANDIDATES, ...others];
  const cells = new Map<string, (string | number)[]>(candidates.map(({ id }) => [id, []]));
  const notes = refused.map(({ label, reason }) => `${label} could not be installed: ${reason}.`);
  for (const point of POINTS) {
    const { series, failures } = await runRounds(bed, candidates, point, rounds);
    const raw = series.get('raw') ?? [];
    for (const [id, row] of cells) {
      const mine = series.get(id) ?? [];
      const isWhole = !failures.has(id) && mine.length === raw.length && raw.length > 0;
      row.push(isWhole ? Math.round(median(mine.map(rateOf))) : '–');
      row.push(isWhole ? median(ratiosOf(mine, raw, rateOf)).toFixed(2) : '–');
    }
    for (const [id, reason] of failures) notes.push(`${id}, ${nameHandler(point)}: ${reason.split('\n')[0]}`);
  }
  for (const candidate of candidates) {
    const result = await runFaulty(bed, candidate);
    cells.get(candidate.id)?.push(result.lost, result.stuck, nameEnd(result));
  }
  const columns = [
    'package',
    ...POINTS.flatMap((point) => [`${point.concurrency} at once, ${nameHandler(point)}`, 'ratio']),
    'lost',
    'stuck',
    'ended by itself',
  ];
  return { table: { columns, rows: [...cells].map(([id, row]) => [id, ...row]) }, notes };
}

function nameEnd({ ended }: FaultyResult): string {
  return ended ?? 'no';
}
