const LONGEST_MS = 60 * 60 * 1000;

/** `Retry-After` (seconds, or an HTTP date) in milliseconds from now, at most an hour. */
export function readRetryAfterMs(header: string | null, now: number = Date.now()): number | undefined {
  const value = header?.trim();
  if (!value) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(Math.ceil(ms), 0), LONGEST_MS) : undefined;
}
