import { cleanText, isBlank } from '../text/clean-text';
import { shortenText } from '../text/cut-text';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { InvalidPayloadError } from './invalid-payload.error';

/** A text of ours: cleaned and, when too long, cut with an ellipsis. Throws when nothing is visible. */
export function requireText(field: string, text: string, max: number): string {
  const clean = cleanText(text);
  if (isBlank(clean)) throw new InvalidPayloadError(field, 'must not be empty');
  return shortenText(clean, max);
}

/** As {@link requireText}, on one line: titles and labels show no line breaks. */
export function requireLine(field: string, text: string, max: number): string {
  return requireText(field, text.replace(/\s+/gu, ' '), max);
}

/** A text that may be absent; blank counts as absent. */
export function optionalText(text: string | undefined, max: number): string | undefined {
  return text === undefined || isBlank(text) ? undefined : shortenText(cleanText(text), max);
}

/** An identifier comes back to us as it is, so it is never cut. */
export function requireId(field: string, id: string, max: number): string {
  if (isBlank(id)) throw new InvalidPayloadError(field, 'must not be empty');
  if (id.length > max) throw new InvalidPayloadError(field, `must not be longer than ${max} characters`);
  if (cleanText(id) !== id || id !== id.trim()) {
    throw new InvalidPayloadError(field, 'must not contain control characters or outer spaces');
  }
  return id;
}

/** True for an absolute http(s) address WhatsApp could fetch or open. */
export function isWebUrl(url: string): boolean {
  if (url.length > WHATSAPP_LIMITS.url || /\s/u.test(url)) return false;
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** A web address; never cut. */
export function requireUrl(field: string, url: string): string {
  if (!isWebUrl(url)) {
    throw new InvalidPayloadError(
      field,
      `must be an http(s) URL of at most ${WHATSAPP_LIMITS.url} characters`,
    );
  }
  return url;
}

/** Throws unless `min ≤ count ≤ max`: leaving some out would hide choices from the customer. */
export function requireCount(field: string, count: number, min: number, max: number): void {
  if (count < min || count > max) throw new InvalidPayloadError(field, `must have ${min} to ${max} entries`);
}

/** WhatsApp refuses messages whose buttons or rows cannot be told apart. */
export function requireDistinct(field: string, values: string[]): void {
  if (new Set(values).size !== values.length) throw new InvalidPayloadError(field, 'must be distinct');
}
