import { percentOfCore, quantileOf } from './bench-tables';
import type { LevelResult } from './run-level';

/** A picture of docs/benchmarks.md: `points` are pairs of a name on the x axis and a value. */
export interface BenchChart {
  file: string;
  title: string;
  kind: 'bar';
  x: { title: string };
  y: { title: string; scale?: 'symlog' };
  series: { name: string; points: [string, number][] }[];
}

/** What the tables say, to look at. */
export function toCharts(results: readonly LevelResult[]): BenchChart[] {
  const x = { title: 'turns offered' };
  const label = ({ offered }: LevelResult) => `${offered}/s`;
  const waits = {
    'the Supabase stand-in': (result: LevelResult) => quantileOf(result.databaseMs, 0.5),
    ours: (result: LevelResult) => quantileOf(result.ownMs, 0.5),
  };
  return [
    {
      file: 'worker',
      title: 'From publish to reply without model time, p50',
      kind: 'bar',
      x,
      y: { title: 'ms', scale: 'symlog' },
      series: Object.entries(waits).map(([name, of]) => ({
        name,
        points: results.map((result) => [label(result), of(result)]),
      })),
    },
    {
      file: 'worker-cpu',
      title: 'What each process used of one core',
      kind: 'bar',
      x,
      y: { title: '%' },
      series: Object.keys(results[0]?.cpu ?? {}).map((name) => ({
        name,
        points: results.map((result) => [label(result), percentOfCore(result.cpu[name], result.seconds)]),
      })),
    },
  ];
}
