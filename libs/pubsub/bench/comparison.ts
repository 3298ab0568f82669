import type { BenchMeasure } from './bench-job';

/** Measures of one candidate, one for each round, in order. */
export type Series = readonly BenchMeasure[];

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
  return (low + high) / 2;
}

/** Messages per second. */
export function rateOf({ messages, seconds }: BenchMeasure): number {
  return messages / seconds;
}

/** Microseconds of CPU for a message, of the measured process alone. */
export function cpuOf({ messages, cpuSeconds }: BenchMeasure): number {
  return (cpuSeconds * 1e6) / messages;
}

/** One value per round: the candidate's divided by the baseline's of the same round. */
export function ratiosOf(
  candidate: Series,
  baseline: Series,
  read: (measure: BenchMeasure) => number,
): number[] {
  return candidate.map((measure, round) => {
    const base = baseline[round];
    if (!base) throw new Error(`The baseline has no round ${round + 1}.`);
    return read(measure) / read(base);
  });
}
