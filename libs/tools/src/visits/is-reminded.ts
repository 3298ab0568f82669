import { addDays } from '../visit-time/local-date';
import { toInstant, toLocal } from '../visit-time/zoned-time';

/** Whether there is still time for a reminder the day before; the database decides by the same rule. */
export function isReminded(startsAt: Date, reminderHour: number, now: Date, zone: string): boolean {
  const dayBefore = addDays(toLocal(startsAt, zone).date, -1);
  const due = toInstant(dayBefore, { hour: reminderHour, minute: 0 }, zone);
  return due !== undefined && due > now;
}
