/** A day of the calendar, nowhere in particular. Months count from 1. */
export interface LocalDate {
  year: number;
  month: number;
  day: number;
}

/** A wall clock. */
export interface LocalClock {
  hour: number;
  minute: number;
}

/** The day, or nothing when the calendar has no such day. */
export function toDate(year: number, month: number, day: number): LocalDate | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? { year, month, day } : undefined;
}

/** Days since 1970, to compare and to count. */
export function toDayNumber({ year, month, day }: LocalDate): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  const at = new Date((toDayNumber(date) + days) * 86_400_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** ISO day of the week, Monday is 1. */
export function weekdayOf(date: LocalDate): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function isSameDate(a: LocalDate, b: LocalDate): boolean {
  return toDayNumber(a) === toDayNumber(b);
}

/** `2026-12-20`. */
export function writeDate({ year, month, day }: LocalDate): string {
  return [year, pad(month), pad(day)].join('-');
}

/** Reads what {@link writeDate} wrote. */
export function readDate(written: string): LocalDate | undefined {
  const [year = 0, month = 0, day = 0] = written.split('-').map(Number);
  return toDate(year, month, day);
}

/** `09:30`. */
export function writeClock({ hour, minute }: LocalClock): string {
  return `${pad(hour)}:${pad(minute)}`;
}

/** Reads `09:30`. */
export function readClock(written: string): LocalClock {
  const [hour = 0, minute = 0] = written.split(':').map(Number);
  return { hour, minute };
}

/** Minutes since midnight. */
export function minutesOf({ hour, minute }: LocalClock): number {
  return hour * 60 + minute;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
