import type { LiveMemory, MemorySample } from './memory-log';

/** Share of the run that warms up: code is compiled, pools and caches fill. */
export const WARM_UP = 0.2;

/** How the memory of one process went. MB. */
export interface MemoryTrend {
  readonly first: number;
  readonly afterWarmUp: number;
  readonly most: number;
  readonly last: number;
  /** Growth per 1,000 conversations after the warm-up, by least squares. */
  readonly per1000: number;
}

/** The trend of one process. The first and last figures after the warm-up are medians of a tenth of the run. */
export function findTrend(samples: readonly MemorySample[], name: string): MemoryTrend {
  const points = samples.map(
    ({ conversations, residentMb }) => [conversations, residentMb[name] ?? 0] as const,
  );
  const total = points.at(-1)?.[0] ?? 0;
  const warm = points.filter(([conversations]) => conversations >= total * WARM_UP);
  const tenth = Math.max(1, Math.round(points.length / 10));
  const values = points.map(([, value]) => value);
  return {
    first: values[0] ?? 0,
    afterWarmUp: median(warm.slice(0, tenth).map(([, value]) => value)),
    most: Math.max(...values),
    last: median(warm.slice(-tenth).map(([, value]) => value)),
    per1000: slope(warm) * 1000,
  };
}

/** Growth of what a process has in use, in MB per 1,000 conversations. */
export function findLiveGrowth(live: readonly LiveMemory[], name: string): number {
  return slope(live.map(({ conversations, liveMb }) => [conversations, liveMb[name] ?? 0])) * 1000;
}

function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
