import type { LocalClock } from './local-date';
import { readSmallNumber, SMALL_NUMBER } from './time-vocabulary';
import { type Wording, wordPattern } from './wording-text';

/** A time as it was written. */
export interface WrittenClock extends LocalClock {
  /** Could be before or after noon ("at 3"). */
  eitherHalf: boolean;
}

/** The times a wording names. */
export interface FoundClocks {
  clocks: WrittenClock[];
  /** A time was meant but not named: "in the morning", "after 5", "any time". */
  vague: boolean;
  /** No clock shows this ("25:00"). */
  impossible: boolean;
  /** Before or after noon, when nothing else was said. */
  half?: 'am' | 'pm';
}

type Half = 'am' | 'pm' | undefined;

/** Something that looks like a time; no clock when none can show it. */
interface Found {
  clock: WrittenClock | undefined;
}

const H = '(\\d{1,2})';
const HALF = '\\s*(am|pm)?';
const RANGE = wordPattern(
  `(?:between|from|بين|من) [^¦]*?\\d[^¦]*?(?: and | to | till | until |-| و ?| الي | حتي )[^¦]*?\\d+(?::\\d\\d)?(?:\\s*[ap]m)?|${H}(?::\\d\\d)?(?:\\s*[ap]m)?\\s?-\\s?${H}(?::\\d\\d)?\\s*(?:[ap]m)|(?:after|before|until|till|بعد الساعه|قبل الساعه|قبل) \\d{1,2}(?::\\d\\d)?(?:\\s*[ap]m)?(?! (?:minutes|mins?|days?|weeks?|hours?))|\\d{1,2} बजे (?:के बाद|से पहले|तक)`,
);
const NOON = wordPattern('(?:12 )?(?:at )?(?:noon|midday)');
const MIDNIGHT = wordPattern('(?:12 )?(?:at )?midnight');
const PAST = wordPattern(
  `(half|quarter|${SMALL_NUMBER}|20|25)(?: minutes?| mins?)? (past|to) (${SMALL_NUMBER})${HALF}`,
);
const COLON = wordPattern(`${H}[:.]([0-5]\\d)(?::00)?${HALF}(?: ?hrs| ?hours)?`);
const WITH_HALF = wordPattern(`(?:at |by |around |about |@ ?)?${H}\\s*(am|pm)`);
const MILITARY = wordPattern('([01]\\d|2[0-3])([0-5]\\d)\\s*(?:hrs|hours|h)');
const FRENCH = wordPattern('([01]?\\d|2[0-3])h([0-5]\\d)?');
const HINDI = wordPattern(
  `(साढ़े|साढे|सवा|पौने|sadhe|sava)? ?(${SMALL_NUMBER}|डेढ़|डेढ|ढाई)(?::([0-5]\\d))? ?(?:बजकर|बजे|baje)`,
);
const ARABIC = wordPattern(
  `(?:الساعه|ساعه|علي) ?${H}(?:[:.]([0-5]\\d))?(?: ?(و ?(?:ال)?(?:نصف|نص|ربع|ثلث)|الا (?:ال)?(?:ربع|ثلث)))?`,
);
const OCLOCK = wordPattern(`(${SMALL_NUMBER}) ?o'? ?clock`);
const AT = wordPattern(`(?:at|by|around|about|@) ?(${SMALL_NUMBER})(?! ?(?:days?|weeks?|hours?|minutes?))`);
const BARE = wordPattern(H);
const AM = wordPattern('(?:in )?(?:the )?(?:early )?mornings?|صباحا?|الصبح|الصباح|ص|सुबह|subah');
const PM = wordPattern(
  '(?:in )?(?:the )?(?:late |early )?(?:afternoons?|evenings?)|(?:at )?nights?|مساءا?|المساء|م|عصرا?|العصر|بعد الظهر|ظهرا?|الظهر|ليلا|बजे शाम|शाम|दोपहर|रात|shaam|sham|dopahar|dopeher|raat',
);
const LONE_HALF = wordPattern('(am|pm)');
const VAGUE = wordPattern(
  'any ?time|whenever|flexible|asap|as soon as possible|now|right now|soon|sometime|some time|later|earliest|first thing|lunch ?time|after work|اي وقت|الان|قريبا|कभी भी|अभी',
);

/** Takes the times out of a wording. `dated`: a day is known, so that a number alone is read as a time. */
export function findClocks(wording: Wording, dated: boolean): FoundClocks {
  const ranges = wording.take(RANGE, () => true);
  const parts = takeHalf(wording);
  const found: Found[] = [
    ...wording.take(NOON, () => toClock(12, 0, 'pm')),
    ...wording.take(MIDNIGHT, () => toClock(12, 0, 'am')),
    ...takeSpoken(wording),
    ...takeWritten(wording),
  ];
  if (found.length === 0 && (dated || parts.half)) found.push(...takeBare(wording));
  const clocks = found.map(({ clock }) => (clock ? applyHalf(clock, parts.half) : undefined));
  const vague = ranges.length > 0 || wording.has(VAGUE) || (parts.said && found.length === 0);
  const half = found.length === 0 && ranges.length === 0 ? (parts.half ?? takeLoneHalf(wording)) : undefined;
  return {
    ...(half && { half }),
    clocks: distinct(clocks.filter((clock) => clock !== undefined)),
    vague,
    impossible: clocks.includes(undefined),
  };
}

function takeHalf(wording: Wording): { said: boolean; half: Half } {
  // "بعد الظهر" and "الظهر" are longer than what follows them, so the afternoon goes first.
  const pm = wording.has(PM);
  const am = wording.has(AM);
  return { said: pm || am, half: pm === am ? undefined : pm ? 'pm' : 'am' };
}

function takeLoneHalf(wording: Wording): Half {
  return wording.take(LONE_HALF, ([, half]) => half as 'am' | 'pm')[0];
}

function takeSpoken(wording: Wording): Found[] {
  return [
    ...wording.take(PAST, ([, part = '', side, hour = '', half]) => {
      const minutes = part === 'half' ? 30 : part === 'quarter' ? 15 : readSmallNumber(part);
      return shift(toClock(readSmallNumber(hour), 0, half as Half), side === 'to' ? -minutes : minutes);
    }),
    ...wording.take(HINDI, ([, part = '', hour = '', minute = '0']) => {
      if (/^डे/.test(hour)) return toClock(1, 30, undefined);
      if (hour === 'ढाई') return toClock(2, 30, undefined);
      const shifts: Readonly<Record<string, number>> = { सवा: 15, sava: 15, पौने: -15, sadhe: 30 };
      const minutes = part === '' ? 0 : (shifts[part] ?? 30);
      return shift(toClock(readSmallNumber(hour), Number(minute), undefined), minutes);
    }),
    ...wording.take(ARABIC, ([, hour, minute = '0', part = '']) => {
      const minutes = /نص/.test(part) ? 30 : /ربع/.test(part) ? 15 : /ثلث/.test(part) ? 20 : 0;
      return shift(
        toClock(Number(hour), Number(minute), undefined),
        part.startsWith('الا') ? -minutes : minutes,
      );
    }),
  ];
}

function takeWritten(wording: Wording): Found[] {
  return [
    ...wording.take(COLON, ([, hour = '', minute, half]) =>
      toClock(Number(hour), Number(minute), half as Half, hour.startsWith('0')),
    ),
    ...wording.take(WITH_HALF, ([, hour, half]) => toClock(Number(hour), 0, half as Half)),
    ...wording.take(MILITARY, ([, hour, minute]) => toClock(Number(hour), Number(minute), undefined, true)),
    ...wording.take(FRENCH, ([, hour, minute]) => toClock(Number(hour), Number(minute ?? 0), undefined)),
    ...wording.take(OCLOCK, ([, hour = '']) => toClock(readSmallNumber(hour), 0, undefined)),
    ...wording.take(AT, ([, hour = '']) => toClock(readSmallNumber(hour), 0, undefined)),
  ];
}

/** A number alone is a time when it is the only number left. */
function takeBare(wording: Wording): Found[] {
  const numbers = wording.toString().match(/\d+/g) ?? [];
  return numbers.length === 1 ? wording.take(BARE, ([, hour]) => toClock(Number(hour), 0, undefined)) : [];
}

function toClock(hour: number, minute: number, half: Half, settled = false): Found {
  return { clock: toWritten(hour, minute, half, settled) };
}

function toWritten(hour: number, minute: number, half: Half, settled: boolean): WrittenClock | undefined {
  if (Number.isNaN(hour) || hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  // "15:00 pm" is odd and clear; "13 am" is neither.
  if (half === 'pm' && hour > 12 && hour < 24) return { hour, minute, eitherHalf: false };
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half) return { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute, eitherHalf: false };
  return { hour: hour % 24, minute, eitherHalf: !settled && hour >= 1 && hour <= 12 };
}

function shift({ clock }: Found, minutes: number): Found {
  if (!clock) return { clock };
  const total = (clock.hour * 60 + clock.minute + minutes + 1440) % 1440;
  return { clock: { ...clock, hour: Math.floor(total / 60), minute: total % 60 } };
}

/** Settles a time that could be before or after noon. */
export function applyHalf(clock: WrittenClock, half: Half): WrittenClock {
  if (!clock.eitherHalf || !half) return clock;
  const hour = half === 'am' ? clock.hour % 12 : (clock.hour % 12) + 12;
  return { ...clock, hour, eitherHalf: false };
}

function distinct(clocks: WrittenClock[]): WrittenClock[] {
  return clocks.filter(
    (clock, index) =>
      clocks.findIndex((other) => other.hour === clock.hour && other.minute === clock.minute) === index,
  );
}
