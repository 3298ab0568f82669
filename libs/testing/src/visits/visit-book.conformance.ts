import { describeBooking } from './conformance/booking.conformance';
import { describeLeads } from './conformance/leads.conformance';
import { describeReminders } from './conformance/reminders.conformance';
import type { VisitHarness } from './conformance/visit-harness';

/** The promises around visits, leads and handoffs. Run it against every implementation. */
export function describeVisitBook(name: string, createHarness: () => Promise<VisitHarness>): void {
  describe(`${name} as a VisitBook`, () => {
    describeBooking(createHarness);
    describeReminders(createHarness);
    describeLeads(createHarness);
  });
}
