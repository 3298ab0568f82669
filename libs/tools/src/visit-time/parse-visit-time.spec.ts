import { writeClock, writeDate } from './local-date';
import { parseVisitTime } from './parse-visit-time';

/** Wednesday 25 November 2026, 10:00 in Dubai. */
const NOW = new Date('2026-11-25T06:00:00Z');

/** "2026-11-26 15:00"; a time that may be before or after noon ends in "?". */
function read(text: string, now = NOW, dayIsKnown = false): string {
  const { date, clock } = parseVisitTime(text, now, 'Asia/Dubai', dayIsKnown);
  const day = typeof date === 'string' ? date : writeDate(date);
  const time = typeof clock === 'string' ? clock : `${writeClock(clock)}${clock.eitherHalf ? '?' : ''}`;
  return `${day} ${time}`;
}

describe(parseVisitTime, () => {
  it.each([
    ['Tomorrow at 3 PM', '2026-11-26 15:00'],
    ['tommorow 3pm', '2026-11-26 15:00'],
    ['tmrw @ 3pm', '2026-11-26 15:00'],
    ['tomorow at 15:30', '2026-11-26 15:30'],
    ['tomorrow 3.30 p.m.', '2026-11-26 15:30'],
    ['next Friday 10am', '2026-11-27 10:00'],
    ['next friday at 10 in the morning', '2026-11-27 10:00'],
    ['Sat 4pm', '2026-11-28 16:00'],
    ['this saturday 4 p.m', '2026-11-28 16:00'],
    ['Wensday at 4pm', '2026-11-25 16:00'],
    ['next wednesday at 4pm', '2026-12-02 16:00'],
    ['monday next week 11am', '2026-11-30 11:00'],
    ['next week on friday at 9:15 am', '2026-12-04 09:15'],
    ['December 20th at 11 AM', '2026-12-20 11:00'],
    ['20 dec 2026, 4:45pm', '2026-12-20 16:45'],
    ['dec 20 4pm', '2026-12-20 16:00'],
    ['the 20th of December at noon', '2026-12-20 12:00'],
    ['20/12 at 15:00', '2026-12-20 15:00'],
    ['12/20 at 3pm', '2026-12-20 15:00'],
    ['5/12 11am', '2026-12-05 11:00'],
    ['20-12 3pm', '2026-12-20 15:00'],
    ['2026-12-20 15:00', '2026-12-20 15:00'],
    ['20.12.26 at 17:00', '2026-12-20 17:00'],
    ['January 5th at 2pm', '2027-01-05 14:00'],
    ['on the 28th at 10:30am', '2026-11-28 10:30'],
    ['the 3rd at 1pm', '2026-12-03 13:00'],
    ['day after tomorrow 5:30pm', '2026-11-27 17:30'],
    ['in 2 days at noon', '2026-11-27 12:00'],
    ['in three days, half past 4 pm', '2026-11-28 16:30'],
    ['in a week at 2pm', '2026-12-02 14:00'],
    ['2 weeks from now at 10am', '2026-12-09 10:00'],
    ['today at quarter to 5 pm', '2026-11-25 16:45'],
    ["tomorrow 4 o'clock in the afternoon", '2026-11-26 16:00'],
    ['tomorrow morning at 10', '2026-11-26 10:00'],
    ['10 tomorrow morning', '2026-11-26 10:00'],
    ['tonight at 7', '2026-11-25 19:00'],
    ['this afternoon at 4', '2026-11-25 16:00'],
    ['tomorrow 1500 hrs', '2026-11-26 15:00'],
    ['Friday, 27 November at 11am', '2026-11-27 11:00'],
    ['not tomorrow, friday 4pm', '2026-11-27 16:00'],
    ['tomorrow at 3', '2026-11-26 03:00?'],
    ['tomorrow 3', '2026-11-26 03:00?'],
    ['tomorrow at 16', '2026-11-26 16:00'],
    ['in 2 hours', '2026-11-25 12:00'],
    ['29 february at 10am', '2028-02-29 10:00'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['غدا الساعة 3 مساء', '2026-11-26 15:00'],
    ['غداً الساعة ٣ عصرًا', '2026-11-26 15:00'],
    ['بكرة الساعة الثالثة والنصف مساءً', '2026-11-26 15:30'],
    ['بعد غد 10 صباحا', '2026-11-27 10:00'],
    ['يوم الجمعة القادمة الساعة 11 صباحًا', '2026-11-27 11:00'],
    ['السبت 4 م', '2026-11-28 16:00'],
    ['20 ديسمبر الساعة 11 ص', '2026-12-20 11:00'],
    ['بعد يومين الساعة 5 ونصف مساء', '2026-11-27 17:30'],
    ['اليوم الساعة 5 إلا ربع مساء', '2026-11-25 16:45'],
    ['कल दोपहर 3 बजे', '2026-11-26 15:00'],
    ['कल शाम साढ़े 5 बजे', '2026-11-26 17:30'],
    ['परसों सुबह 10 बजे', '2026-11-27 10:00'],
    ['अगले शुक्रवार को सुबह ग्यारह बजे', '2026-11-27 11:00'],
    ['20 दिसंबर को 11:30 बजे सुबह', '2026-12-20 11:30'],
    ['आज शाम पौने 5 बजे', '2026-11-25 16:45'],
    ['3 दिन बाद दोपहर २ बजे', '2026-11-28 14:00'],
    ['kal shaam 5 baje', '2026-11-26 17:00'],
    ['parso subah 10 baje', '2026-11-27 10:00'],
    ['bukra 3pm', '2026-11-26 15:00'],
  ])('reads %j of other languages', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['3pm', 'missing 15:00'],
    ['at 3', 'missing 03:00?'],
    ['tomorrow', '2026-11-26 missing'],
    ['tomorrow morning', '2026-11-26 vague'],
    ['tomorrow evening', '2026-11-26 vague'],
    ['next week', 'vague missing'],
    ['the weekend', 'vague missing'],
    ['next week at 3pm', 'vague 15:00'],
    ['tomorrow after 5pm', '2026-11-26 vague'],
    ['tomorrow between 3 and 5', '2026-11-26 vague'],
    ['tomorrow 3-5pm', '2026-11-26 vague'],
    ['any time tomorrow', '2026-11-26 vague'],
    ['tomorrow or friday at 3pm', 'several 15:00'],
    ['tomorrow at 3pm or 4pm', '2026-11-26 several'],
    ['Friday 26 November at 3pm', 'several 15:00'],
    ['31 february at 3pm', 'impossible 15:00'],
    ['tomorrow at 25:00', '2026-11-26 impossible'],
    ['tomorrow at 13 am', '2026-11-26 impossible'],
    ['blah blah', 'missing missing'],
    ['', 'missing missing'],
    ['property 2', 'missing missing'],
    ['غدا صباحا', '2026-11-26 vague'],
    ['कल सुबह', '2026-11-26 vague'],
    ['asap', 'missing vague'],
  ])('does not guess with %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['3', 'missing 03:00?'],
    ['15', 'missing 15:00'],
  ])('reads the number %j as a time when the day is known', (text, expected) => {
    expect(read(text, NOW, true)).toBe(expected);
  });

  it('knows the day of the tenant, not of the server', () => {
    expect(read('tomorrow 10am', new Date('2026-11-25T21:00:00Z'))).toBe('2026-11-27 10:00');
  });

  it.each([
    ['Tomorrow at 3 PM please', true],
    ['ok, how about friday 4pm?', true],
    ['غدا الساعة 3 مساء', true],
    ['कल दोपहर 3 बजे', true],
    ['tomorrow morning', true],
    ['show me villas tomorrow 3pm', false],
    ['property 2 tomorrow at 3pm', false],
    ['cancel tomorrow 3pm', false],
    ['what is the price at 3pm', false],
  ])('tells whether %j says anything else', (text, pure) => {
    expect(parseVisitTime(text, NOW, 'Asia/Dubai').pure).toBe(pure);
  });
});
