import { ALLOWED_FIELDS, type FieldKind } from './allowed-fields';
import { hashId } from './hash-id';
import { looksPrivate } from './redact-text';

/** Largest number written; a phone number held as a number is larger. */
const MAX_NUMBER = 1e10;

/** Keeps the allowed fields of a log object. `dropped` counts the others, whose names are not written either. */
export function redactFields(fields: Readonly<Record<string, unknown>>): {
  kept: Record<string, unknown>;
  dropped: number;
} {
  const kept: Record<string, unknown> = {};
  let dropped = 0;
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    const kind = ALLOWED_FIELDS.get(name);
    const written = kind === undefined ? undefined : redactValue(kind, value);
    if (written === undefined) dropped += 1;
    else kept[name] = written;
  }
  return { kept, dropped };
}

function redactValue(kind: FieldKind, value: unknown): unknown {
  if (Array.isArray(value)) return redactList(kind, value);
  switch (kind) {
    case 'id':
      return matches(value, /^[\w.:-]{1,64}$/) && !looksPrivate(value) ? value : undefined;
    case 'account':
      return matches(value, /^([0-9]{1,24}|[0-9a-f]{16,32})$/) ? value : undefined;
    case 'hashed':
      return typeof value === 'string' && value !== '' ? hashId(value) : undefined;
    case 'word':
      return redactWord(value);
    case 'number':
      return redactNumber(value);
    case 'flag':
      return typeof value === 'boolean' ? value : undefined;
    case 'counts':
      return redactCounts(value);
  }
}

function redactList(kind: FieldKind, values: readonly unknown[]): unknown {
  const written = values
    .slice(0, 20)
    .map((value) => (Array.isArray(value) ? undefined : redactValue(kind, value)));
  return written.every((value) => value !== undefined) ? written : undefined;
}

function redactWord(value: unknown): unknown {
  if (typeof value === 'number') return redactNumber(value);
  return matches(value, /^[A-Za-z0-9/*:][\w.:/*-]{0,79}$/) && !looksPrivate(value) ? value : undefined;
}

function redactNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) < MAX_NUMBER ? value : undefined;
}

function redactCounts(value: unknown): Record<string, number> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).slice(0, 50);
  const safe = entries.filter(([word, count]) => redactWord(word) === word && redactNumber(count) === count);
  return safe.length === entries.length ? Object.fromEntries(safe) : undefined;
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}
