import { addDays, isSameDate, type LocalDate, toDate, toDayNumber, weekdayOf } from './local-date';
import {
  ANY_MONTH,
  ANY_WEEKDAY,
  readMonth,
  readSmallNumber,
  readWeekday,
  SMALL_NUMBER,
} from './time-vocabulary';
import { type Wording, wordPattern } from './wording-text';

/** The days a wording names. */
export interface FoundDates {
  dates: LocalDate[];
  /** A day was meant but not named ("next week", "the weekend"). */
  vague: boolean;
  /** The calendar has no such day ("31 February"). */
  impossible: boolean;
  /** The only day named is today's weekday, which may also mean a week from now. */
  orNextWeek: boolean;
}

// A number before "pm" or ":" is a time and no day.
const NO_TIME = "(?!\\s*(?:[ap]m|:|\\.\\d|o'clock|baje|बजे))";
const YEAR = '(?:,?\\s*(20\\d\\d))?';
const ISO = wordPattern('(20\\d\\d)[/.-](\\d{1,2})[/.-](\\d{1,2})');
const FULL = wordPattern('(\\d{1,2})[/.-](\\d{1,2})[/.-]((?:20)?\\d\\d)');
const SLASHED = wordPattern('(\\d{1,2})/(\\d{1,2})');
const DASHED = wordPattern('(1[3-9]|2\\d|3[01])[.-](0?[1-9]|1[0-2])(?!\\s*[ap]m)');
const DAY_MONTH = wordPattern(`(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](${ANY_MONTH})\\.?${YEAR}`);
const MONTH_DAY = wordPattern(`(${ANY_MONTH})\\.?[ -](?:the )?(\\d{1,2})(?:st|nd|rd|th)?${NO_TIME}${YEAR}`);
const DAY_OF_MONTH = wordPattern(`(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)(?: of this month)?`);

const AFTER_TOMORROW = wordPattern(
  'day after tomorrow|after tomorrow|overmorrow|بعد غدا?|بعد بكره|بعد بكرا|परसो|परसों|parson?s?',
);
const TOMORROW = wordPattern('tomorrow|غدا|غد|بكره|بكرا|कल|kal');
const TODAY = wordPattern('today|اليوم|आज|aaj');
const IN_DAYS = wordPattern(
  `(?:in|after|بعد) (${SMALL_NUMBER}) (days?|weeks?|ايام|يوم|يوما|اسابيع)|(${SMALL_NUMBER}) (days?|weeks?) (?:from (?:now|today)|later)|(${SMALL_NUMBER}) (दिन|हफ्ते) (?:बाद|में)`,
);
const IN_A_PAIR = wordPattern('بعد يومين');
const IN_A_WEEK = wordPattern('بعد اسبوع');
const IN_TWO_WEEKS = wordPattern('بعد اسبوعين');
const NEXT_WEEK_DAY = wordPattern(
  `(?:next week(?: on)? (${ANY_WEEKDAY})|(${ANY_WEEKDAY}),? (?:of )?next week)`,
);
const WEEKDAY = wordPattern(
  `(?:(next|this|coming|the coming|this coming|following|अगले|अगला|इस|agle) )?(?:on |يوم )?(${ANY_WEEKDAY})(?: (القادمه?|المقبله?|الجايه?|الجاي|next))?(?: को| ko)?`,
);
const VAGUE = wordPattern(
  'next week|this week|(?:this |next |the )?weekends?|next month|this month|some ?day|any ?day|الاسبوع القادم|الاسبوع المقبل|نهايه الاسبوع|अगले हफ्ते|अगले सप्ताह',
);

/** Takes the days out of a wording. Days without a year are the next ones from today on. */
export function findDates(wording: Wording, today: LocalDate): FoundDates {
  const calendar = takeCalendarDates(wording, today);
  const relative = takeRelativeDates(wording, today);
  const weekdays = takeWeekdays(wording, today, calendar.length > 0 || relative.length > 0);
  const named = [...calendar, ...relative];
  const real = named.filter((date) => date !== undefined);
  const vague = wording.has(VAGUE);
  const onlyWeekday = named.length === 0 && weekdays.length === 1 ? weekdays[0] : undefined;
  // "Friday 25 December" is one day when the 25th is a Friday, and two otherwise.
  const dates = real.length > 0 && weekdays.every(({ weekday }) => real.some((date) => weekdayOf(date) === weekday))
    ? real
    : [...real, ...weekdays.map(({ date }) => date)]; // prettier-ignore
  return {
    dates: distinct(dates),
    vague,
    impossible: real.length < named.length,
    orNextWeek: onlyWeekday !== undefined && isSameDate(onlyWeekday.date, today),
  };
}

function takeCalendarDates(wording: Wording, today: LocalDate): (LocalDate | undefined)[] {
  type Found = { date: LocalDate | undefined };
  const found: Found[] = [
    ...wording.take(ISO, ([, year, month, day]) => ({
      date: toDate(Number(year), Number(month), Number(day)),
    })),
    ...wording.take(FULL, ([, day, month, year = '']) => ({
      date: fromNumbers(Number(day), Number(month), Number(year.length === 2 ? `20${year}` : year)),
    })),
    ...wording.take(DAY_MONTH, ([, day, month = '', year]) => ({
      date: inYear(today, Number(day), readMonth(month), year),
    })),
    ...wording.take(MONTH_DAY, ([, month = '', day, year]) => ({
      date: inYear(today, Number(day), readMonth(month), year),
    })),
    ...wording.take(SLASHED, ([, day, month]) => ({
      date: fromNumbers(Number(day), Number(month), undefined, today),
    })),
    ...wording.take(DASHED, ([, day, month]) => ({ date: inYear(today, Number(day), Number(month)) })),
    ...wording.take(DAY_OF_MONTH, ([, day]) => ({ date: nextDayOfMonth(today, Number(day)) })),
  ];
  return found.map(({ date }) => date);
}

/** Day before month; the other way round only where the calendar leaves no choice. */
function fromNumbers(a: number, b: number, year?: number, today?: LocalDate): LocalDate | undefined {
  const [day, month] = b > 12 && a <= 12 ? [b, a] : [a, b];
  return today ? inYear(today, day, month) : toDate(year ?? 0, month, day);
}

function inYear(today: LocalDate, day: number, month?: number, year?: string): LocalDate | undefined {
  if (month === undefined) return undefined;
  if (year) return toDate(Number(year), month, day);
  for (let next = today.year; next <= today.year + 8; next += 1) {
    const date = toDate(next, month, day);
    if (date && toDayNumber(date) >= toDayNumber(today)) return date;
  }
  return undefined;
}

function nextDayOfMonth(today: LocalDate, day: number): LocalDate | undefined {
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const months = today.year * 12 + today.month - 1 + ahead;
    const date = toDate(Math.floor(months / 12), (months % 12) + 1, day);
    if (date && toDayNumber(date) >= toDayNumber(today)) return date;
  }
  return undefined;
}

function takeRelativeDates(wording: Wording, today: LocalDate): LocalDate[] {
  const ahead = (pattern: RegExp, days: number) => wording.take(pattern, () => addDays(today, days));
  return [
    ...ahead(AFTER_TOMORROW, 2),
    ...ahead(IN_A_PAIR, 2),
    ...ahead(IN_A_WEEK, 7),
    ...ahead(IN_TWO_WEEKS, 14),
    ...wording.take(IN_DAYS, (groups) => {
      const [count = '', unit = ''] = groups.slice(1).filter((group) => group !== undefined);
      return addDays(today, readSmallNumber(count) * (/^week|اسابيع|हफ्ते/.test(unit) ? 7 : 1));
    }),
    ...ahead(TOMORROW, 1),
    ...ahead(TODAY, 0),
  ];
}

/**
 * A weekday alone or with "this" is the next such day, today included; with "next" never today; with "next week"
 * the one of the week after this one. Whatever was meant, the confirmation names the day in full.
 */
function takeWeekdays(
  wording: Wording,
  today: LocalDate,
  dated: boolean,
): { weekday: number; date: LocalDate }[] {
  const monday = addDays(today, 8 - weekdayOf(today));
  const nextWeek = wording.take(NEXT_WEEK_DAY, ([, before, after]) => {
    const weekday = readWeekday(before ?? after ?? '');
    return weekday === undefined ? undefined : { weekday, date: addDays(monday, weekday - 1) };
  });
  const others = wording.take(WEEKDAY, ([, before, name = '', after]) => {
    const weekday = readWeekday(name);
    if (weekday === undefined) return undefined;
    const ahead = (weekday - weekdayOf(today) + 7) % 7;
    const skipsToday =
      (before !== undefined && /next|following|अगल|agle/.test(before)) || after !== undefined;
    return { weekday, date: addDays(today, ahead === 0 && skipsToday && !dated ? 7 : ahead) };
  });
  return [...nextWeek, ...others];
}

function distinct(dates: LocalDate[]): LocalDate[] {
  return dates.filter((date, index) => dates.findIndex((other) => isSameDate(date, other)) === index);
}
