import type { VisitRules } from '@whatsapp-agent/contracts';
import type { Locale } from '../texts/locale';
import { visitTextsIn } from '../texts/visits/visit-texts-in';
import type { SaidHours } from '../texts/visits/visit-texts';
import type { ToolContext } from '../tool/tool-context';
import type { KnownTime, VisitTimeVerdict } from '../visit-time/decide-visit-time';
import { formatClock, formatDay, formatWeekday } from '../visit-time/format-visit-time';
import { minutesOf, readClock } from '../visit-time/local-date';

/** The question that follows from a verdict. */
export function askForTime(
  verdict: Exclude<VisitTimeVerdict, { kind: 'ready' }>,
  known: KnownTime,
  rules: VisitRules,
  { locale, timezone }: Pick<ToolContext, 'locale' | 'timezone'>,
): string {
  const texts = visitTextsIn(locale);
  switch (verdict.kind) {
    case 'incomplete':
      return texts.incomplete(verdict, describeKnown(known, locale));
    case 'either_half':
      return texts.eitherHalf(verdict.hour);
    case 'past':
      return texts.past(verdict.today);
    case 'closed_day':
    case 'closed_hour':
      return texts.closed(sayHours(rules, locale));
    case 'too_far':
      return texts.tooFar(rules.horizonDays);
    case 'no_such_time':
      return texts.noSuchTime;
    case 'taken':
      return texts.taken(verdict.free.map((at) => formatClock(at, timezone, locale)));
  }
}

function describeKnown({ date, clock }: KnownTime, locale: Locale): string | undefined {
  if (date) return formatDay(date, locale);
  if (!clock) return undefined;
  // "At 3" is repeated as it was said.
  if (clock.eitherHalf) return `${clock.hour}:${String(clock.minute).padStart(2, '0')}`;
  return sayClock(minutesOf(clock), locale);
}

function sayHours({ opens, closes, days, visitMinutes }: VisitRules, locale: Locale): SaidHours {
  return {
    opens: sayClock(minutesOf(readClock(opens)), locale),
    closes: sayClock(minutesOf(readClock(closes)), locale),
    last: sayClock(minutesOf(readClock(closes)) - visitMinutes, locale),
    ...(days.length < 7 && { days: days.map((day) => formatWeekday(day, locale)).join(', ') }),
  };
}

function sayClock(minutes: number, locale: Locale): string {
  return formatClock(new Date(minutes * 60_000), 'UTC', locale);
}
