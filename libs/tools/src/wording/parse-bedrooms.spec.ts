import { parseBedrooms } from './parse-bedrooms';

describe(parseBedrooms, () => {
  it.each([
    ['2', { min: 2, max: 2 }],
    ['2BR', { min: 2, max: 2 }],
    ['2 bed', { min: 2, max: 2 }],
    ['two bedrooms', { min: 2, max: 2 }],
    ['2-3', { min: 2, max: 3 }],
    ['two or three', { min: 2, max: 3 }],
    ['3+', { min: 3 }],
    ['at least 2', { min: 2 }],
    ['up to 3', { max: 3 }],
    ['studio', { min: 0, max: 0 }],
    ['studio or 1 bed', { min: 0, max: 1 }],
    ['٣', { min: 3, max: 3 }],
    ['غرفتين', { min: 2, max: 2 }],
    ['غرفة وصالة', { min: 1, max: 1 }],
    ['ثلاث غرف', { min: 3, max: 3 }],
    ['दो बेडरूम', { min: 2, max: 2 }],
    ['कम से कम 3', { min: 3 }],
    ['one or two', { min: 1, max: 2 }],
    ['twelve', { min: 12, max: 12 }],
  ])('reads %j', (text, range) => {
    expect(parseBedrooms(text)).toEqual(range);
  });

  it('tells "any" from what is no count', () => {
    expect(parseBedrooms('any')).toBe('any');
    expect(parseBedrooms('many')).toBeUndefined();
    expect(parseBedrooms('100k')).toBeUndefined();
  });
});
