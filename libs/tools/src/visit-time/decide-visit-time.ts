import type { VisitPlan, VisitRules } from '@whatsapp-agent/contracts';
import { applyHalf, type WrittenClock } from './find-clocks';
import {
  addDays,
  isSameDate,
  type LocalClock,
  type LocalDate,
  minutesOf,
  readClock,
  toDayNumber,
  weekdayOf,
} from './local-date';
import type { VisitWording, WordingProblem } from './parse-visit-time';
import { toInstant, toLocal } from './zoned-time';

/** What is known of a visit's time before the new wording. */
export interface KnownTime {
  date?: LocalDate;
  clock?: WrittenClock;
}

/** What a day and a time come to; everything but `ready` says what to ask next. */
export type VisitTimeVerdict =
  | { kind: 'ready'; startsAt: Date }
  | { kind: 'incomplete'; day?: WordingProblem; time?: WordingProblem }
  /** Before or after noon? Both would do. */
  | { kind: 'either_half'; hour: number }
  | { kind: 'past'; today: boolean }
  | { kind: 'closed_day' }
  | { kind: 'closed_hour' }
  | { kind: 'too_far' }
  /** The clocks go forward over that time. */
  | { kind: 'no_such_time' }
  | { kind: 'taken'; free: Date[] };

const MINUTE_MS = 60_000;
const MOST_FREE = 3;

/** Decides on a wording together with what was known, and tells what is known now. */
export function decideVisitTime(
  wording: VisitWording,
  known: KnownTime,
  { rules, taken }: Pick<VisitPlan, 'rules' | 'taken'>,
  now: Date,
  zone: string,
): { verdict: VisitTimeVerdict; known: KnownTime } {
  const date = wording.date === 'missing' ? (known.date ?? 'missing') : wording.date;
  const clock = chooseClock(wording, known.clock);
  if (typeof date === 'string' || typeof clock === 'string') {
    return {
      verdict: {
        kind: 'incomplete',
        ...(typeof date === 'string' && { day: date }),
        ...(typeof clock === 'string' && { time: clock }),
      },
      known: {
        ...(typeof date !== 'string' && { date }),
        ...(typeof clock !== 'string' && { clock }),
      },
    };
  }
  const verdict = judge(wording.orNextWeek, date, clock, rules, now, zone);
  if (verdict.kind !== 'ready') return { verdict, known: keep(verdict, date, clock) };
  const clash = findClash(verdict.startsAt, rules, taken, now, zone);
  return clash ? { verdict: clash, known: { date } } : { verdict, known: { date, clock } };
}

/** "3" and then "in the afternoon" is 3 PM. */
function chooseClock({ clock, half }: VisitWording, known?: WrittenClock): WrittenClock | WordingProblem {
  if (half && known?.eitherHalf && typeof clock === 'string') return applyHalf(known, half);
  return clock === 'missing' ? (known ?? 'missing') : clock;
}

function judge(
  orNextWeek: boolean,
  date: LocalDate,
  written: WrittenClock,
  rules: VisitRules,
  now: Date,
  zone: string,
): VisitTimeVerdict {
  const local = toLocal(now, zone);
  const ahead = toDayNumber(date) - toDayNumber(local.date);
  if (ahead < 0) return { kind: 'past', today: false };
  if (ahead > rules.horizonDays) return { kind: 'too_far' };
  if (!rules.days.includes(weekdayOf(date))) return { kind: 'closed_day' };
  const fitting = readingsOf(written).filter((clock) => isOpen(clock, rules));
  const [clock, other] = fitting;
  if (other) return { kind: 'either_half', hour: written.hour % 12 || 12 };
  // "Today at 3 AM" is over and closed; that it is over matters more.
  const judged = clock ?? written;
  if (ahead === 0 && minutesOf(judged) <= minutesOf(local.clock)) {
    if (!orNextWeek || !clock) return { kind: 'past', today: true };
    return judge(false, addDays(date, 7), clock, rules, now, zone);
  }
  if (!clock) return { kind: 'closed_hour' };
  const startsAt = toInstant(date, clock, zone);
  return startsAt ? { kind: 'ready', startsAt } : { kind: 'no_such_time' };
}

/** "At 3" is 3 in the night or in the afternoon. */
function readingsOf(clock: WrittenClock): WrittenClock[] {
  if (!clock.eitherHalf) return [clock];
  const hour = clock.hour % 12;
  return [hour, hour + 12].map((half) => ({ ...clock, hour: half, eitherHalf: false }));
}

function isOpen(clock: LocalClock, { opens, closes, visitMinutes }: VisitRules): boolean {
  const start = minutesOf(clock);
  return start >= minutesOf(readClock(opens)) && start + visitMinutes <= minutesOf(readClock(closes));
}

/** What stays known when the answer is no: what was not the reason. */
function keep(verdict: VisitTimeVerdict, date: LocalDate, clock: WrittenClock): KnownTime {
  switch (verdict.kind) {
    case 'past':
      return verdict.today ? { date } : { clock };
    case 'closed_hour':
    case 'no_such_time':
    case 'taken':
      return { date };
    case 'closed_day':
    case 'too_far':
      return { clock };
    case 'either_half':
    case 'incomplete':
    case 'ready':
      return { date, clock };
  }
}

function findClash(
  startsAt: Date,
  rules: VisitRules,
  taken: VisitPlan['taken'],
  now: Date,
  zone: string,
): VisitTimeVerdict | undefined {
  if (isFree(startsAt, rules, taken)) return undefined;
  const { date } = toLocal(startsAt, zone);
  const step = rules.visitMinutes * MINUTE_MS;
  const around = Array.from({ length: 24 }, (_, index) => {
    const away = (Math.floor(index / 2) + 1) * (index % 2 === 0 ? 1 : -1);
    return new Date(startsAt.getTime() + away * step);
  });
  const free = around.filter((at) => {
    const local = toLocal(at, zone);
    return at > now && isSameDate(local.date, date) && isOpen(local.clock, rules) && isFree(at, rules, taken);
  });
  return { kind: 'taken', free: free.slice(0, MOST_FREE).sort((a, b) => a.getTime() - b.getTime()) };
}

function isFree(at: Date, { visitMinutes }: VisitRules, taken: VisitPlan['taken']): boolean {
  return taken.every(({ startsAt, minutes }) => {
    const start = Date.parse(startsAt);
    return at.getTime() >= start + minutes * MINUTE_MS || at.getTime() + visitMinutes * MINUTE_MS <= start;
  });
}
