import { z } from 'zod';
import type {
  DueReminder,
  ReminderDrafts,
  ReminderOutcome,
  VisitBook,
  VisitPlan,
  VisitReminders,
} from '@whatsapp-agent/contracts';
import type { ServiceClient } from '../client/service-client';
import { callTurnFunction } from '../conversations/call-turn-function';

/** The database writes `2026-12-20T07:00:00+00:00`; the program knows instants in one spelling only. */
const instant = z.string().transform((written) => new Date(written).toISOString());

const planSchema: z.ZodType<VisitPlan> = z.object({
  rules: z.object({
    opens: z.string(),
    closes: z.string(),
    days: z.array(z.number()),
    visitMinutes: z.number(),
    horizonDays: z.number(),
    reminderHour: z.number(),
  }),
  visits: z.array(
    z.object({ propertyId: z.string(), title: z.string(), startsAt: instant, revision: z.number() }),
  ),
  revision: z.number(),
  taken: z.array(z.object({ startsAt: instant, minutes: z.number() })),
});

/** A template somebody wrote by hand into the table: one that cannot be used is none. */
const templateSchema = z
  .object({ name: z.string().min(1), language: z.string().min(2) })
  .optional()
  .catch(undefined);

/** Visits in Postgres. They are changed by the commit's effects, and read here. */
export class SupabaseVisitBook implements VisitBook, VisitReminders {
  constructor(private readonly client: ServiceClient) {}

  async readPlan(request: { tenantId: string; contactId: string; propertyId?: string }): Promise<VisitPlan> {
    return planSchema.parse(await callTurnFunction<unknown>(this.client, 'read_visits', request));
  }

  async findDue(limit: number): Promise<DueReminder[]> {
    const due = await callTurnFunction<DueReminder[]>(this.client, 'due_visit_reminders', { limit });
    return due.map((reminder) => ({ ...reminder, template: templateSchema.parse(reminder.template) }));
  }

  async write(reminder: ReminderDrafts, invocationId: string): Promise<ReminderOutcome> {
    const { outcome } = await callTurnFunction<{ outcome: ReminderOutcome }>(
      this.client,
      'write_visit_reminder',
      { ...reminder, invocationId },
    );
    return outcome;
  }
}
