const MAX_LENGTH = 500;

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\bwamid\.[\w+/=-]+/gi, '[wamid]'],
  [/\bBearer\s+\S+/gi, 'Bearer [token]'],
  [/\beyJ[\w-]+(\.[\w-]+)*/g, '[token]'],
  [/\b(sk|sb|pk|rk)[-_][\w-]{6,}/gi, '[token]'],
  [/[\w.%+-]+@[\w-]+(\.[\w-]+)+/g, '[email]'],
  [/\+?\d(?:[\s().-]?\d){6,}/g, '[digits]'],
  [/[A-Za-z0-9+_-]{40,}={0,2}/g, '[token]'],
];

/**
 * Second line of defence for texts that programmers write: takes out what looks like a phone number, an
 * e-mail, a message id or a token, and cuts the rest at 500 characters. It cannot recognise a customer's
 * words; those must not be put into a message in the first place.
 */
export function redactText(text: string): string {
  const redacted = PATTERNS.reduce((rest, [pattern, sign]) => rest.replace(pattern, sign), text);
  return redacted.length > MAX_LENGTH ? `${redacted.slice(0, MAX_LENGTH)}…` : redacted;
}

/** Whether a value looks like a phone number or a secret, whatever field it was put in. */
export function looksPrivate(value: string): boolean {
  return /^\+?\d{7,}$/.test(value) || /^(eyJ|sk-|sb_|wamid\.|Bearer)/i.test(value) || value.includes('@');
}
