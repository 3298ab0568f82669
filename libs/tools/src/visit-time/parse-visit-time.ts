import { findClocks, type WrittenClock } from './find-clocks';
import { findDates } from './find-dates';
import type { LocalDate } from './local-date';
import { replaceArabicHours } from './time-vocabulary';
import { toLocal } from './zoned-time';
import { normaliseWording, Wording, wordPattern } from './wording-text';

/** What is wrong with the day or the time of a wording. */
export type WordingProblem = 'missing' | 'vague' | 'several' | 'impossible';

/** Day and time of a visit as a customer worded them. */
export interface VisitWording {
  date: LocalDate | WordingProblem;
  clock: WrittenClock | WordingProblem;
  /** Before or after noon, when that is all that was said of the time. */
  half?: 'am' | 'pm';
  /** The day is today's weekday and may also mean a week from now. */
  orNextWeek: boolean;
  /** Nothing was said but day and time. */
  pure: boolean;
}

const FILLER = wordPattern(
  "at|on|by|in|the|for|of|and|is|it|it's|its|ok|okay|yes|yeah|sure|please|pls|plz|let's|lets|let us|do|make|how about|what about|works?|work for me|for me|good|fine|great|perfect|can|could|we|i|you|me|to|my|visit|viewing|view|tour|appointment|come|see|book|schedule|would|will|be|like|want|around|about|time|day|date|thanks|thank|then|maybe|that|this|a|an|around|sharp|exactly|hi|hello|" +
    'يوم|في|علي|من|الساعه|نعم|لو سمحت|من فضلك|ان شاء الله|موعد|زياره|تمام|طيب|' +
    'को|में|पर|हां|ठीक|है|जी|कृपया|विज़िट|विजिट|बजे|का|की|के|se|ko|par|haan|theek|hai|ji|baje',
);
const NOT = wordPattern(
  'not (?:today|tomorrow|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:,| but)?',
);
const IN_HOURS = wordPattern(
  '(?:in|after|بعد) (half an|an?|\\d{1,2}) (hours?|minutes?|mins?|ساعه|ساعات|دقيقه)|(\\d{1,2}) (घंटे) (?:बाद|में)',
);
const QUARTER_MS = 900_000;

/**
 * Reads day and time without any model, in English, Arabic and Hindi (also in Latin letters), with the slips of
 * people in a hurry. `dayIsKnown`: a number alone is a time.
 */
export function parseVisitTime(text: string, now: Date, zone: string, dayIsKnown = false): VisitWording {
  const wording = new Wording(replaceArabicHours(normaliseWording(text)));
  wording.has(NOT);
  const soon = takeSoon(wording, now, zone);
  if (soon) return { ...soon, orNextWeek: false, pure: isRest(wording) };
  const { date: today } = toLocal(now, zone);
  const days = findDates(wording, today);
  const times = findClocks(wording, days.dates.length > 0 || dayIsKnown);
  return {
    date: choose(days.dates, days),
    clock: choose(times.clocks, times),
    ...(times.half && { half: times.half }),
    orNextWeek: days.orNextWeek,
    pure: isRest(wording),
  };
}

/** "In two hours" is a day and a time. */
function takeSoon(
  wording: Wording,
  now: Date,
  zone: string,
): Pick<VisitWording, 'date' | 'clock'> | undefined {
  const [ms] = wording.take(IN_HOURS, (groups) => {
    const [count = '', unit = ''] = groups.slice(1).filter((group) => group !== undefined);
    const amount = count === 'half an' ? 0.5 : /^an?$/.test(count) ? 1 : Number(count);
    return amount * (/^min|دق/.test(unit) ? 60_000 : 3_600_000);
  });
  if (ms === undefined) return undefined;
  const at = new Date(Math.ceil((now.getTime() + ms) / QUARTER_MS) * QUARTER_MS);
  const { date, clock } = toLocal(at, zone);
  return { date, clock: { ...clock, eitherHalf: false } };
}

function choose<T>(
  found: T[],
  { vague, impossible }: { vague: boolean; impossible: boolean },
): T | WordingProblem {
  const [only, ...others] = found;
  if (impossible) return 'impossible';
  if (others.length > 0) return 'several';
  if (vague) return 'vague';
  return only ?? 'missing';
}

function isRest(wording: Wording): boolean {
  wording.has(FILLER);
  return !/[\p{L}\p{N}]/u.test(wording.toString());
}
