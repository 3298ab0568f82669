import * as fc from 'fast-check';
import { addDays, type LocalClock, type LocalDate, weekdayOf, writeClock, writeDate } from './local-date';
import { parseVisitTime } from './parse-visit-time';
import { toInstant, toLocal } from './zoned-time';

const NOW = new Date('2026-11-25T06:00:00Z');
const TODAY: LocalDate = { year: 2026, month: 11, day: 25 };
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const dayWordings: ((date: LocalDate) => string)[] = [
  ({ year, month, day }) => `${day} ${MONTHS[month - 1]} ${year}`,
  ({ month, day }) => `${MONTHS[month - 1]?.slice(0, 3).toLowerCase()} ${day}`,
  ({ month, day }) => `the ${day}${day === 1 ? 'st' : 'th'} of ${MONTHS[month - 1]}`,
  ({ month, day }) => `${day}/${month}`,
  (date) => writeDate(date),
  (date) => `${DAYS[weekdayOf(date) - 1]}, ${date.day} ${MONTHS[date.month - 1]}`,
];
const timeWordings: ((clock: LocalClock) => string)[] = [
  (clock) => writeClock({ ...clock, hour: clock.hour }).replace(/^0?/, clock.hour < 10 ? '0' : ''),
  ({ hour, minute }) => `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'pm'}`,
  ({ hour, minute }) => `${hour % 12 || 12}.${String(minute).padStart(2, '0')}${hour < 12 ? 'am' : 'p.m.'}`,
];
const dates = fc.integer({ min: 1, max: 360 }).map((days) => addDays(TODAY, days));
const clocks = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });

describe('Any day and time', () => {
  it('is read back from every way of writing it, in either order', () => {
    fc.assert(
      fc.property(
        dates,
        clocks,
        fc.constantFrom(...dayWordings),
        fc.constantFrom(...timeWordings),
        fc.boolean(),
        (date, clock, day, time, dayFirst) => {
          const text = dayFirst ? `${day(date)} at ${time(clock)}` : `${time(clock)} on ${day(date)}`;
          const read = parseVisitTime(text, NOW, 'Asia/Dubai');
          expect([text, read.date]).toEqual([text, date]);
          expect([text, read.clock]).toMatchObject([text, clock]);
        },
      ),
    );
  });

  it('is never in the past when no year was said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (month, day) => {
        const { date } = parseVisitTime(`${day}/${month} at 3pm`, NOW, 'Asia/Dubai');
        expect(typeof date === 'string' ? date : writeDate(date) >= writeDate(TODAY)).toBe(true);
      }),
    );
  });

  it('never fails, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9:/apm -]{0,30}$/)),
        (text) => {
          const { date, clock } = parseVisitTime(text, NOW, 'Asia/Dubai');
          expect(typeof date === 'string' || date.day >= 1).toBe(true);
          expect(typeof clock === 'string' || clock.hour < 24).toBe(true);
        },
      ),
    );
  });
});

describe('A wall clock in a zone', () => {
  const zones = fc.constantFrom(
    'Asia/Dubai',
    'Europe/London',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
  );

  it('is the instant at which the zone shows it, where it exists', () => {
    fc.assert(
      fc.property(dates, clocks, zones, (date, clock, zone) => {
        const instant = toInstant(date, clock, zone);
        if (instant) expect(toLocal(instant, zone)).toEqual({ date, clock });
      }),
    );
  });

  it.each([
    ['Europe/London', '2026-03-29', '01:30', undefined],
    ['Europe/London', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['Asia/Dubai', '2026-11-26', '15:00', '2026-11-26T11:00:00.000Z'],
    ['Nowhere/Else', '2026-11-26', '15:00', '2026-11-26T15:00:00.000Z'],
  ])('in %s on %s at %s is right where clocks change', (zone, day, time, expected) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    expect(toInstant({ year, month, day: date }, { hour, minute }, zone)?.toISOString()).toBe(expected);
  });
});
