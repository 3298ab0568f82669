import { cleanText } from '../text/clean-text';
import { cutText } from '../text/cut-text';

/** A JSON object of a webhook, about which nothing is known yet. */
export type WireObject = Record<string, unknown>;

/** The value when it is a JSON object, else nothing. */
export function asObject(value: unknown): WireObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as WireObject)
    : undefined;
}

/** The objects of a JSON array; an empty list for anything else. */
export function asObjects(value: unknown): WireObject[] {
  return Array.isArray(value) ? value.map(asObject).filter((item) => item !== undefined) : [];
}

/** The items of a JSON array as they are; an empty list for anything else. */
export function asItems(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** An own property of an object that itself is an object. Own, because names come from the wire. */
export function readObject(source: WireObject | undefined, key: string): WireObject | undefined {
  return source !== undefined && Object.hasOwn(source, key) ? asObject(source[key]) : undefined;
}

/** A visible text, cleaned and cut to `max`; nothing when absent or empty. */
export function readText(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  return cutText(cleanText(value), max) || undefined;
}

/** An identifier: never cut, because half an id is another id. Numbers are accepted as JSON writers differ. */
export function readId(value: unknown, max: number): string | undefined {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const id = cleanText(text).trim();
  return id !== '' && id.length <= max ? id : undefined;
}

/** A finite number, also when written as a string. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A wire name (a type, a topic): lower risk for logs, so anything unusual is replaced. */
export function readName(value: unknown): string {
  const name = typeof value === 'string' ? value.replace(/[^\w.:-]/g, '').slice(0, 64) : '';
  return name || 'unknown';
}

/** Drops absent members, so that an object says only what is known. */
export function compact<T extends object>(source: T): T {
  const known: Partial<T> = {};
  for (const key of Object.keys(source) as (keyof T)[]) {
    if (source[key] !== undefined) known[key] = source[key];
  }
  return known as T;
}
