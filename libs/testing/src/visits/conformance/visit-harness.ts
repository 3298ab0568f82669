import type { HandoffDesk, NotificationQueue, VisitBook, VisitReminders } from '@whatsapp-agent/contracts';
import type { StoreHarness } from '../../conversation-store/conformance/store-harness';

/** What the conformance tests of visits need of an implementation. Both tenants have an area expert. */
export interface VisitHarness extends StoreHarness {
  visits: VisitBook;
  reminders: VisitReminders;
  notifications: NotificationQueue;
  handoffs: HandoffDesk;
  /** Listings of the first tenant; the tests book them one after the other and never one twice. */
  nextProperty(): string;
  /** Makes it this hour of the day where the tenants are. */
  setLocalHour(hour: number): Promise<void>;
  setTemplate(template?: { name: string; language: string }): Promise<void>;
  /** Moves the visits of the conversation to tomorrow and their reminders to a moment ago. */
  makeReminderDue(conversationId: string): Promise<void>;
  /** Lets every notification that waits be due. */
  makeNotificationsDue(): Promise<void>;
  /** The customer wrote last more than a day ago. */
  closeWindow(conversationId: string): Promise<void>;
}
