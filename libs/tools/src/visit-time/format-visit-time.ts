import type { Locale } from '../texts/locale';
import { type LocalDate, toDayNumber } from './local-date';
import { knownZone } from './zoned-time';

/** Latin digits in every language, as in all our texts. */
const TAGS: Readonly<Record<Locale, string>> = { en: 'en-US', ar: 'ar-u-nu-latn', hi: 'hi-u-nu-latn' };

/** "Thursday, November 26, 2026 at 3:00 PM" as the zone shows it. */
export function formatVisitTime(startsAt: Date | string, zone: string, locale: Locale): string {
  return write(startsAt, zone, locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
  });
}

/** "3:00 PM". */
export function formatClock(at: Date | string, zone: string, locale: Locale): string {
  return write(at, zone, locale, { hour: 'numeric', minute: '2-digit', hour12: true });
}

/** "Thursday, November 26". */
export function formatDay(date: LocalDate, locale: Locale): string {
  const noon = new Date((toDayNumber(date) + 0.5) * 86_400_000);
  return write(noon, 'UTC', locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** "Thursday" of an ISO day of the week. */
export function formatWeekday(weekday: number, locale: Locale): string {
  // 5 January 1970 was a Monday.
  return write(new Date((4 + weekday - 1) * 86_400_000), 'UTC', locale, { weekday: 'long' });
}

function write(at: Date | string, zone: string, locale: Locale, how: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(TAGS[locale], { ...how, timeZone: knownZone(zone) });
  // Narrow spaces look odd on older phones.
  return format.format(new Date(at)).replace(/[\u202f\u00a0]/g, ' ');
}
