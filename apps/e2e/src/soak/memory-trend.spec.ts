import type { MemorySample } from './memory-log';
import { findLiveGrowth, findTrend } from './memory-trend';

function samples(count: number, residentMb: (index: number) => number): MemorySample[] {
  return Array.from({ length: count }, (_, index) => ({
    conversations: index * 100,
    residentMb: { worker: residentMb(index) },
  }));
}

describe(findTrend, () => {
  it('finds a leak as growth per thousand conversations', () => {
    const trend = findTrend(
      samples(101, (index) => 200 + index * 0.5),
      'worker',
    );
    expect(trend.per1000).toBeCloseTo(5);
    expect([trend.first, trend.most]).toEqual([200, 250]);
  });

  it('does not count what the warm-up took', () => {
    const trend = findTrend(
      samples(101, (index) => (index < 20 ? 100 + index * 10 : 300)),
      'worker',
    );
    expect(trend.per1000).toBeCloseTo(0);
    expect([trend.afterWarmUp, trend.last]).toEqual([300, 300]);
  });

  it('sees through the teeth of a garbage collector', () => {
    const trend = findTrend(
      samples(1001, (index) => 300 + (index % 10) * 5),
      'worker',
    );
    expect(Math.abs(trend.per1000)).toBeLessThan(0.1);
  });
});

describe(findLiveGrowth, () => {
  it('tells what stays in use for each thousand conversations', () => {
    const live = [2_000, 6_000, 10_000].map((conversations) => ({
      conversations,
      liveMb: { worker: 80 + conversations * 0.0015, ingestion: 60 },
    }));
    expect(findLiveGrowth(live, 'worker')).toBeCloseTo(1.5);
    expect(findLiveGrowth(live, 'ingestion')).toBe(0);
  });
});
