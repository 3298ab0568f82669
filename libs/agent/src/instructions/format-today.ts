/** Date and time in a tenant's zone, in words: "Sunday, 1 November 2026 at 14:05 (Asia/Dubai)". */
export function formatToday(now: Date, timezone: string): string {
  const zone = isZone(timezone) ? timezone : 'UTC';
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${format.format(now)} (${zone})`;
}

function isZone(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: timezone });
    return true;
  } catch {
    return false;
  }
}
