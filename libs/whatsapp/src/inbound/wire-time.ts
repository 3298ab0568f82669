import { readNumber } from './wire-value';

const EARLIEST = Date.UTC(2015, 0, 1);
const DAY_MS = 86_400_000;
/** Above this a number is milliseconds: as seconds it would be the year 5138. */
const MILLISECONDS_FROM = 1e11;

function toMillis(value: unknown): number | undefined {
  const number = readNumber(value);
  if (number !== undefined) return Math.abs(number) >= MILLISECONDS_FROM ? number : number * 1000;
  const parsed = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}

/**
 * A provider's time as ISO 8601. Accepts unix seconds and milliseconds (number or string) and ISO text.
 * Unreadable, before 2015 or more than a day after `receivedAt`: `receivedAt`, because a message is worth
 * more than its clock.
 */
export function readTime(value: unknown, receivedAt: Date): string {
  const millis = toMillis(value);
  const plausible = millis !== undefined && millis >= EARLIEST && millis <= receivedAt.getTime() + DAY_MS;
  return (plausible ? new Date(millis) : receivedAt).toISOString();
}
