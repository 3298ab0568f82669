import type { OutboxDraft } from './conversation-turn';

/** DI token of {@link VisitReminders}. */
export const VISIT_REMINDERS = Symbol('VISIT_REMINDERS');

/** A visit whose reminder is due now. */
export interface DueReminder {
  visitId: string;
  revision: number;
  conversationId: string;
  timezone: string;
  customerName?: string;
  title: string;
  startsAt: string;
  locale: string;
  /** Approved template for reminders outside the 24-hour window; absent when the business has none. */
  template?: { name: string; language: string };
}

/** A reminder, worded for both sides of the 24-hour window. */
export interface ReminderDrafts {
  visitId: string;
  revision: number;
  text: Omit<OutboxDraft, 'purpose'>;
  template?: Omit<OutboxDraft, 'purpose'>;
}

/** `alerted`: the window is closed and there is no template. `dropped`: the visit or the conversation has changed. */
export type ReminderOutcome = 'written' | 'alerted' | 'dropped';

/** Reminders of visits, each written once into the outbox of its conversation. */
export interface VisitReminders {
  /** Reminders due at an hour at which people may be written to. */
  findDue(limit: number): Promise<DueReminder[]>;
  /** Writes the draft that may leave now. May be repeated with the same `invocationId`. */
  write(reminder: ReminderDrafts, invocationId: string): Promise<ReminderOutcome>;
}
