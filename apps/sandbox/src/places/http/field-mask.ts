import { asObject, type Json } from '../../chats/cloud-message';
import { GoogleApiError } from '../google-api.error';

/** Paths of a field mask. @throws GoogleApiError 400 without one, as Google does. */
export function readFieldMask(header: string | undefined): string[][] {
  const paths = (header ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '');
  if (paths.length === 0) {
    throw GoogleApiError.invalid(
      'FieldMask is a required parameter; send it as the header X-Goog-FieldMask.',
    );
  }
  return paths.map((path) => path.split('.'));
}

/** What a mask leaves of an answer. */
export function applyFieldMask(value: unknown, paths: readonly string[][]): unknown {
  if (paths.some(([first]) => first === undefined || first === '*')) return value;
  if (Array.isArray(value)) return value.map((item) => applyFieldMask(item, paths));
  const source: Json = asObject(value);
  const kept = Object.keys(source).flatMap((key) => {
    const inner = paths.filter(([first]) => first === key).map((path) => path.slice(1));
    return inner.length === 0 ? [] : [[key, applyFieldMask(source[key], inner)] as const];
  });
  return Object.fromEntries(kept);
}
