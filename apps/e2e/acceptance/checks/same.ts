import assert from 'node:assert/strict';

/** Compares values as data: results of tools come from other realms, whose arrays `deepEqual` takes for strangers. */
export function assertSame(actual: unknown, expected: unknown, what: string): void {
  assert.equal(toText(actual), toText(expected), what);
}

function toText(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
