import type { BenchBed, Candidate, Measurement } from './bench-bed';
import type { BenchMeasure } from './bench-job';

/** What is measured of every candidate, before it is said of which. */
export type BenchPoint = Omit<Measurement, 'candidate'>;

/** Measures by candidate id. A candidate that failed has fewer than the others, and its reason in `failures`. */
export interface Rounds {
  readonly series: ReadonlyMap<string, readonly BenchMeasure[]>;
  readonly failures: ReadonlyMap<string, string>;
}

/** Every candidate in turn, then again: A B A B. Every other round goes backwards, so that none is always first. */
export async function runRounds(
  bed: BenchBed,
  candidates: readonly Candidate[],
  point: BenchPoint,
  rounds: number,
): Promise<Rounds> {
  const series = new Map<string, BenchMeasure[]>(candidates.map(({ id }) => [id, []]));
  const failures = new Map<string, string>();
  for (let round = 0; round < rounds; round += 1) {
    const turn = candidates.filter(({ id }) => !failures.has(id));
    for (const candidate of round % 2 === 0 ? turn : turn.reverse()) {
      try {
        series.get(candidate.id)?.push(await bed.measure(candidate, { ...point, candidate: candidate.id }));
      } catch (error) {
        failures.set(candidate.id, error instanceof Error ? error.message : 'unknown');
      }
    }
  }
  return { series, failures };
}
