import { matchesFilter } from './filter-expression';
import { FilterParser } from './filter-parser';

function matches(filter: string, attributes: Record<string, string>): boolean {
  const expression = FilterParser.parse(filter);
  if (!expression) throw new Error('The filter is empty.');
  return matchesFilter(expression, attributes);
}

describe('FilterParser', () => {
  const swiss = { lang: 'de-CH', kind: 'message', 'x.y/z': '1', empty: '' };

  it.each([
    ['attributes:lang', true],
    ['attributes:missing', false],
    ['attributes:empty', true],
    ['attributes:"x.y/z"', true],
    ['attributes:constructor', false],
    ['attributes.kind = "message"', true],
    ['attributes.kind="status"', false],
    ['attributes.kind = "Message"', false],
    ['attributes."x.y/z" = "1"', true],
    ['attributes.kind != "status"', true],
    ['attributes.kind != "message"', false],
    ['attributes.missing != "message"', true],
    ['hasPrefix(attributes.lang, "de")', true],
    ['hasPrefix(attributes.lang, "fr")', false],
    ['hasPrefix(attributes.missing, "")', false],
    ['NOT attributes:lang', false],
    ['NOT NOT attributes:lang', true],
    ['-attributes:missing', true],
    ['attributes:lang AND attributes:kind AND attributes:missing', false],
    ['attributes:missing OR attributes:kind', true],
    ['attributes:missing OR (attributes:kind AND NOT attributes:lang)', false],
    ['(attributes:lang OR attributes:missing) AND NOT (attributes.kind = "status")', true],
    ['attributes.kind = "m\\u0065ssage"', true],
    [' attributes : lang ', true],
  ])('%s -> %s', (filter, expected) => {
    expect(matches(filter, swiss)).toBe(expected);
  });

  it.each([
    'nonsense',
    'attributes',
    'attributes:',
    'attributes.',
    'attributes.kind',
    'attributes.kind = message',
    'attributes.kind == "message"',
    'attributes.kind < "message"',
    'attributes.kind = "open',
    'attributes:a AND',
    'attributes:a attributes:b',
    'attributes:a and attributes:b',
    '(attributes:a',
    'attributes:a)',
    'hasPrefix(attributes.a)',
    'hasSuffix(attributes.a, "b")',
    'data = "x"',
    `attributes:${'k'.repeat(250)}`,
  ])('refuses %s', (filter) => {
    expect(() => FilterParser.parse(filter)).toThrow(/subscription filter is invalid/);
  });

  it('refuses AND and OR side by side, which Google refuses as well', () => {
    expect(() => FilterParser.parse('attributes:a AND attributes:b OR attributes:c')).toThrow(/parentheses/);
  });

  it('takes an empty filter for none', () => {
    expect(FilterParser.parse(' ')).toBeUndefined();
  });
});
