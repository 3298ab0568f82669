const NULL_WORDS = new Set(['', 'null', 'none', 'undefined', 'n/a', 'nil']);

/** Models write "null" where they mean null; such words count as absent, at any depth. */
export function forgetNullWords(value: unknown): unknown {
  if (typeof value === 'string') return NULL_WORDS.has(value.trim().toLowerCase()) ? null : value;
  if (Array.isArray(value)) return value.map(forgetNullWords).filter((item) => item !== null);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, forgetNullWords(item)]));
  }
  return value;
}
