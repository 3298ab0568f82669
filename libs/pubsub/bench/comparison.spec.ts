import { cpuOf, median, rateOf, ratiosOf } from './comparison';

describe('comparison of candidates', () => {
  const measure = (messages: number, seconds: number, cpuSeconds = 1) => ({ messages, seconds, cpuSeconds });

  it('takes the middle, of an even number the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 30, 4])).toBe(3);
    expect(() => median([])).toThrow('no median');
  });

  it('divides within a round, so that a slow moment of the machine meets both', () => {
    const raw = [measure(100, 1), measure(100, 10)];
    const transport = [measure(90, 1), measure(90, 10)];
    expect(ratiosOf(transport, raw, rateOf)).toEqual([0.9, 0.9]);
    expect(() => ratiosOf(transport, raw.slice(1), rateOf)).toThrow('round 2');
  });

  it('tells microseconds of CPU for a message', () => {
    expect(cpuOf(measure(1_000, 1, 0.05))).toBe(50);
  });
});
