import { randomUUID } from 'node:crypto';
import type { DueReminder, ReminderDrafts, VisitReminders } from '@whatsapp-agent/contracts';
import { formatVisitTime, toLocale, visitTextsIn } from '@whatsapp-agent/tools';
import { buildTemplate, renderReply } from '@whatsapp-agent/whatsapp';
import { readPersonName } from '../guardrails/untrusted-text';
import type { ConversationWaker } from '../turn/conversation-waker.port';

/** What a run came to. */
export interface ReminderRun {
  written: number;
  /** The 24-hour window is closed and the business has no template: a person was alerted. */
  alerted: number;
}

/** Writes the reminders that are due into the outboxes of their conversations. Harmless to run twice or at once. */
export class VisitReminderWriter {
  constructor(
    private readonly reminders: VisitReminders,
    private readonly waker: ConversationWaker,
    private readonly batch = 200,
  ) {}

  async run(): Promise<ReminderRun> {
    const result = { written: 0, alerted: 0 };
    for (const reminder of await this.reminders.findDue(this.batch)) {
      const outcome = await this.reminders.write(wordReminder(reminder), randomUUID());
      if (outcome === 'alerted') result.alerted += 1;
      if (outcome !== 'written') continue;
      result.written += 1;
      await this.waker.wake(reminder.conversationId, 'sweep');
    }
    return result;
  }
}

/** A reminder as free text, and as the template that may leave outside the 24-hour window. */
function wordReminder(reminder: DueReminder): ReminderDrafts {
  const { visitId, revision, title, startsAt, timezone, template } = reminder;
  const locale = toLocale(reminder.locale) ?? 'en';
  const name = readPersonName(reminder.customerName ?? '');
  const text = visitTextsIn(locale).reminder(title, formatVisitTime(startsAt, timezone, locale), name);
  const [message] = renderReply({ parts: [{ kind: 'text', text }] });
  if (!message) throw new Error('a reminder rendered to nothing');
  const { payload, historyText } = message;
  const when = formatVisitTime(startsAt, timezone, toLocale(template?.language) ?? locale);
  return {
    visitId,
    revision,
    text: { payload, historyText },
    ...(template && {
      template: {
        payload: buildTemplate({ ...template, body: [{ text: title }, { text: when }] }),
        historyText,
      },
    }),
  };
}
