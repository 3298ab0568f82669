import type { LocalClock, LocalDate } from './local-date';

const DAY_MS = 86_400_000;

/** A zone the runtime knows; one it does not know counts as UTC. */
export function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** What calendar and clock show in a zone. */
export function toLocal(instant: Date, zone: string): { date: LocalDate; clock: LocalClock } {
  const shown = new Date(instant.getTime() + offsetAt(instant.getTime(), knownZone(zone)));
  return {
    date: { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() },
    clock: { hour: shown.getUTCHours(), minute: shown.getUTCMinutes() },
  };
}

/**
 * The instant a wall clock means in a zone. Where clocks go back, the first of the two; nothing where they go
 * forward over that time, because it does not exist.
 */
export function toInstant(date: LocalDate, clock: LocalClock, zone: string): Date | undefined {
  const known = knownZone(zone);
  const wall = Date.UTC(date.year, date.month - 1, date.day, clock.hour, clock.minute);
  const candidates = [wall - DAY_MS, wall + DAY_MS].map((near) => wall - offsetAt(near, known));
  const fitting = candidates.filter((at) => at + offsetAt(at, known) === wall);
  return fitting.length === 0 ? undefined : new Date(Math.min(...fitting));
}

/** How far a zone's clocks are ahead of UTC, in ms. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const shown = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return shown - Math.floor(at / 1000) * 1000;
}
