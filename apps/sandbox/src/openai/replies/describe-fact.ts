const UNITS: readonly [RegExp, (value: string) => string][] = [
  [/_?aed$/i, (value) => `AED ${value}`],
  [/_?sq_?ft$/i, (value) => `${value} sqft`],
  [/_?sqm$/i, (value) => `${value} sqm`],
];

/** A value of a tool result in words: grouped digits, its unit from the name it is stored under. */
export function describeValue(key: string, value: unknown): string {
  const text = typeof value === 'number' ? value.toLocaleString('en-US') : toWords(value);
  if (typeof value !== 'number') return text;
  return UNITS.find(([unit]) => unit.test(key))?.[1](text) ?? text;
}

/** A name like `parkingSpaces` or `size_sqft` in words, without its unit. */
export function describeKey(key: string): string {
  return key
    .replace(/_?(?:aed|sq_?ft|sqm)$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase();
}

function toWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(toWords).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value.replace(/_/g, ' ') : '';
}
