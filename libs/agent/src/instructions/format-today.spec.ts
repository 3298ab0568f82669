import { formatToday } from './format-today';

describe(formatToday, () => {
  const late = new Date('2026-10-31T21:30:00Z');

  it('says the day of the tenant and not of the server', () => {
    expect(formatToday(late, 'Asia/Dubai')).toBe('Sunday, 1 November 2026 at 01:30 (Asia/Dubai)');
    expect(formatToday(late, 'America/New_York')).toMatch(/^Saturday, 31 October 2026 at 17:30/);
  });

  it('says so when a zone is unknown and UTC stands in', () => {
    expect(formatToday(late, 'Mars/Olympus')).toBe('Saturday, 31 October 2026 at 21:30 (UTC)');
  });
});
