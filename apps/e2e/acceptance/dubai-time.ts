const DAY_MS = 86_400_000;

/** A day in Dubai, so many days from now, as "2026-11-26". */
export function dubaiDay(daysAhead: number, now = new Date()): string {
  return format(new Date(now.getTime() + daysAhead * DAY_MS));
}

/** The coming day of the week, never today, as a date in Dubai. 0 is Sunday. */
export function comingDay(weekday: number, now = new Date()): string {
  const today = new Date(`${format(now)}T00:00:00Z`).getUTCDay();
  return dubaiDay((weekday - today + 7) % 7 || 7, now);
}

/** The next time a date comes round, this year or the next. */
export function comingDate(month: number, day: number, now = new Date()): string {
  const year = Number(format(now).slice(0, 4));
  const date = (of: number) => `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return date(year) > format(now) ? date(year) : date(year + 1);
}

function format(date: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Dubai' }).format(date);
}
