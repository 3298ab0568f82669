import { serializeJsonParameter } from './json-parameter';

describe(serializeJsonParameter, () => {
  it.each([
    ['{"a":1}', '{"a":1}'],
    [' [1, 2]', ' [1, 2]'],
    ['{not json', '"{not json"'],
    ['plain', '"plain"'],
    ['"quoted"', '"\\"quoted\\""'],
    ['7', '"7"'],
    [{ a: 'x' }, '{"a":"x"}'],
    [['x'], '["x"]'],
    [7, '7'],
    [true, 'true'],
  ])('writes %p as %s', (value, text) => {
    expect(serializeJsonParameter(value)).toBe(text);
  });
});
