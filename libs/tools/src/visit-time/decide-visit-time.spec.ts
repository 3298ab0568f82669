import type { VisitRules } from '@whatsapp-agent/contracts';
import { decideVisitTime, type KnownTime } from './decide-visit-time';
import { readDate, writeClock, writeDate } from './local-date';
import { parseVisitTime } from './parse-visit-time';

/** Wednesday 25 November 2026, 10:00 in Dubai. */
const NOW = new Date('2026-11-25T06:00:00Z');
const ZONE = 'Asia/Dubai';
const RULES: VisitRules = {
  opens: '09:00',
  closes: '19:00',
  days: [1, 2, 3, 4, 5, 6, 7],
  visitMinutes: 30,
  horizonDays: 90,
  reminderHour: 10,
};

interface Circumstances {
  known?: KnownTime;
  rules?: VisitRules;
  taken?: string[];
  now?: Date;
  zone?: string;
}

function decide(text: string, circumstances: Circumstances = {}) {
  const { known = {}, rules = RULES, taken = [], now = NOW, zone = ZONE } = circumstances;
  const wording = parseVisitTime(text, now, zone, known.date !== undefined);
  const slots = taken.map((startsAt) => ({ startsAt, minutes: 30 }));
  return decideVisitTime(wording, known, { rules, taken: slots }, now, zone);
}

describe(decideVisitTime, () => {
  it.each([
    ['Tomorrow at 3 PM', '2026-11-26T11:00:00.000Z'],
    ['tomorrow at 3', '2026-11-26T11:00:00.000Z'],
    ['tomorrow at 10', '2026-11-26T06:00:00.000Z'],
    ['tomorrow 12:30', '2026-11-26T08:30:00.000Z'],
    ['today at 3pm', '2026-11-25T11:00:00.000Z'],
    ['next Friday 10am', '2026-11-27T06:00:00.000Z'],
    ['wednesday 9:30am', '2026-12-02T05:30:00.000Z'],
    ['wednesday 4pm', '2026-11-25T12:00:00.000Z'],
    ['tomorrow 18:30', '2026-11-26T14:30:00.000Z'],
  ])('takes %j', (text, startsAt) => {
    expect(decide(text).verdict).toEqual({ kind: 'ready', startsAt: new Date(startsAt) });
  });

  it.each([
    ['3pm', { kind: 'incomplete', day: 'missing' }],
    ['tomorrow', { kind: 'incomplete', time: 'missing' }],
    ['tomorrow morning', { kind: 'incomplete', time: 'vague' }],
    ['blah blah', { kind: 'incomplete', day: 'missing', time: 'missing' }],
    ['today at 9am', { kind: 'past', today: true }],
    ['today 9:59', { kind: 'past', today: true }],
    ['20/11/2026 at 3pm', { kind: 'past', today: false }],
    ['tomorrow at 8am', { kind: 'closed_hour' }],
    ['tomorrow at 7', { kind: 'closed_hour' }],
    ['tomorrow at 18:45', { kind: 'closed_hour' }],
    ['tomorrow at midnight', { kind: 'closed_hour' }],
    ['1 november at 3pm', { kind: 'too_far' }],
  ])('says why not %j', (text, verdict) => {
    expect(decide(text).verdict).toEqual(verdict);
  });

  it('asks before or after noon only when both are possible', () => {
    const rules = { ...RULES, opens: '07:00', closes: '22:00' };
    const asked = decide('tomorrow at 8', { rules });
    expect(asked.verdict).toEqual({ kind: 'either_half', hour: 8 });
    for (const [answer, startsAt] of [
      ['PM', '2026-11-26T16:00:00Z'],
      ['in the morning', '2026-11-26T04:00:00Z'],
    ] as const) {
      const { verdict } = decide(answer, { rules, known: asked.known });
      expect(verdict).toEqual({ kind: 'ready', startsAt: new Date(startsAt) });
    }
    expect(decide('tomorrow at 8').verdict).toEqual({ kind: 'closed_hour' });
  });

  it('is closed on the days the business is', () => {
    const rules = { ...RULES, days: [1, 2, 3, 4, 6] };
    expect(decide('friday 3pm', { rules })).toMatchObject({
      verdict: { kind: 'closed_day' },
      known: { clock: { hour: 15 } },
    });
  });

  it('puts together what comes in two messages, in either order', () => {
    const time = decide('3pm');
    expect(time.known.clock && writeClock(time.known.clock)).toBe('15:00');
    expect(decide('tomorrow', { known: time.known }).verdict).toMatchObject({ kind: 'ready' });
    const day = decide('friday');
    expect(day.known.date && writeDate(day.known.date)).toBe('2026-11-27');
    expect(decide('4', { known: day.known }).verdict).toEqual({
      kind: 'ready',
      startsAt: new Date('2026-11-27T12:00:00Z'),
    });
  });

  it('keeps the day when only the time was wrong, and never moves to tomorrow by itself', () => {
    const { known } = decide('today at 9am');
    expect(known).toEqual({ date: readDate('2026-11-25') });
    expect(decide('5pm', { known }).verdict).toEqual({
      kind: 'ready',
      startsAt: new Date('2026-11-25T13:00:00Z'),
    });
  });

  it('offers the nearest free times of the day when the slot is taken', () => {
    const { verdict } = decide('tomorrow at 9am', {
      taken: ['2026-11-26T05:00:00Z', '2026-11-26T05:30:00Z'],
    });
    expect(verdict).toMatchObject({ kind: 'taken' });
    expect(verdict.kind === 'taken' && verdict.free.map((at) => at.toISOString())).toEqual([
      '2026-11-26T06:00:00.000Z',
      '2026-11-26T06:30:00.000Z',
      '2026-11-26T07:00:00.000Z',
    ]);
  });

  it('refuses a time that the clocks skip', () => {
    const rules = { ...RULES, opens: '00:00', closes: '23:59' };
    const now = new Date('2027-03-27T12:00:00Z');
    expect(decide('tomorrow at 1:30am', { rules, now, zone: 'Europe/London' }).verdict).toEqual({
      kind: 'no_such_time',
    });
  });
});
