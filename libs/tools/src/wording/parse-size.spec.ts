import { parseSize } from './parse-size';

describe(parseSize, () => {
  it.each([
    ['1200 sqft', { min: 1200 }],
    ['over 1,500 sq ft', { min: 1500 }],
    ['under 2000 sqft', { max: 2000 }],
    ['1200-1500 sqft', { min: 1200, max: 1500 }],
    ['100 sqm', { min: 1076 }],
    ['100 m²', { min: 1076 }],
    ['100-120 square meters', { min: 1076, max: 1292 }],
    ['around 1000 sqft', { min: 850, max: 1150 }],
    ['2k sqft', { min: 2000 }],
    ['١٠٠ متر', { min: 1076 }],
    ['200 sq yards', { min: 1800 }],
    ['150 gaj', { min: 1350 }],
    ['less than 90 sqm', { max: 969 }],
    ['1,200 square feet or more', { min: 1200 }],
  ])('reads %j in square feet', (text, range) => {
    expect(parseSize(text)).toEqual(range);
  });

  it('takes the unit of a bare number from the argument', () => {
    expect(parseSize('100', { metric: true })).toEqual({ min: 1076 });
    expect(parseSize('100')).toEqual({ min: 100 });
  });

  it('tells "any" from what is no size', () => {
    expect(parseSize('any size')).toBe('any');
    expect(parseSize('big')).toBeUndefined();
  });
});
