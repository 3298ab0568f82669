import fc from 'fast-check';
import { formatAed } from './format-aed';

const UNIT = { '': 1, K: 1e3, M: 1e6, B: 1e9 } as const;

function parse(text: string): { number: number; unit: keyof typeof UNIT } {
  const match = /^AED ([\d,.]+)([KMB]?)$/.exec(text);
  return { number: Number(match?.[1]?.replaceAll(',', '')), unit: (match?.[2] ?? '') as keyof typeof UNIT };
}

describe('formatAed', () => {
  it.each([
    [0, 'AED 0'],
    [950, 'AED 950'],
    [999.4, 'AED 999'],
    [999.5, 'AED 1K'],
    [1000, 'AED 1K'],
    [39_420, 'AED 39.4K'],
    [120_000, 'AED 120K'],
    [999_949, 'AED 999.9K'],
    [999_950, 'AED 1M'],
    [999_999, 'AED 1M'],
    [1_000_000, 'AED 1M'],
    [1_005_000, 'AED 1.01M'],
    [1_250_000, 'AED 1.25M'],
    [1_815_451, 'AED 1.82M'],
    [999_995_000, 'AED 1B'],
    [2_500_000_000, 'AED 2.5B'],
    [1_234_000_000_000, 'AED 1,234B'],
  ])('writes %d as %s', (amount, text) => {
    expect(formatAed(amount)).toBe(text);
  });

  it('stays within half a percent of the amount and never reaches 1000 of a unit', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(2_000_000), fc.nat(2_000_000_000)), (amount) => {
        const { number, unit } = parse(formatAed(amount));
        expect(number).toBeLessThan(1000);
        expect(Math.abs(number * UNIT[unit] - amount)).toBeLessThanOrEqual(amount * 0.005 + 0.5);
        expect(unit === '' || number >= 1).toBe(true);
      }),
    );
  });

  it('never orders two prices the wrong way round', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000), fc.nat(3_000_000), (left, right) => {
        const value = (amount: number) => {
          const { number, unit } = parse(formatAed(amount));
          return number * UNIT[unit];
        };
        expect(value(Math.min(left, right))).toBeLessThanOrEqual(value(Math.max(left, right)));
      }),
    );
  });

  it.each([NaN, Infinity, -1])('refuses %d', (amount) => {
    expect(() => formatAed(amount)).toThrow(RangeError);
  });
});
