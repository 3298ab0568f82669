import { randomUUID } from 'node:crypto';
import type {
  DueReminder,
  OutboxDraft,
  ReminderDrafts,
  ReminderOutcome,
  VisitBook,
  VisitPlan,
  VisitReminders,
} from '@whatsapp-agent/contracts';
import { VISIT_MINUTES } from '../conversation-store/effect-rules';
import { isHuman } from '../conversation-store/control-rules';
import { addOutboxRow } from '../conversation-store/outbox-rules';
import type { ConversationRow, StoreRows, VisitRow } from '../conversation-store/store-rows';

const HOUR_MS = 3_600_000;
const WINDOW_MS = 24 * HOUR_MS - 10 * 60_000;
const RULES = { opens: '09:00', closes: '19:00', days: [1, 2, 3, 4, 5, 6, 7], visitMinutes: VISIT_MINUTES };

/** Visits of an in-memory conversation store, read as the real ones are: both pass the same conformance suite. */
export class InMemoryVisitBook implements VisitBook, VisitReminders {
  /** Template every tenant has, if any. */
  template?: { name: string; language: string };

  constructor(private readonly rows: StoreRows) {}

  async readPlan(request: { tenantId: string; contactId: string; propertyId?: string }): Promise<VisitPlan> {
    const { tenantId, contactId, propertyId } = request;
    const ours = this.rows.visits.filter((visit) => visit.tenantId === tenantId);
    const own = ours.filter((visit) => visit.contactId === contactId);
    const taken = ours.filter(
      (visit) =>
        visit.contactId !== contactId && visit.propertyId === propertyId && visit.status === 'booked',
    );
    return {
      rules: { ...RULES, horizonDays: 90, reminderHour: 10 },
      visits: own
        .filter(({ status, startsAt }) => status === 'booked' && startsAt > this.rows.now())
        .sort((a, b) => a.startsAt - b.startsAt)
        .map((visit) => ({
          propertyId: visit.propertyId,
          title: visit.title,
          startsAt: new Date(visit.startsAt).toISOString(),
          revision: visit.revision,
        })),
      revision: own.find((visit) => visit.propertyId === propertyId)?.revision ?? 0,
      taken: taken.map(({ startsAt }) => ({
        startsAt: new Date(startsAt).toISOString(),
        minutes: VISIT_MINUTES,
      })),
    };
  }

  async findDue(limit: number): Promise<DueReminder[]> {
    if (this.rows.localHour < 8 || this.rows.localHour > 20) return [];
    return this.rows.visits
      .filter((visit) => this.isDue(visit) && visit.startsAt > this.rows.now() + HOUR_MS)
      .slice(0, limit)
      .map((visit) => {
        const { contact } = this.rows.conversation(visit.conversationId);
        return {
          visitId: visit.id,
          revision: visit.revision,
          conversationId: visit.conversationId,
          timezone: 'Asia/Dubai',
          customerName: contact.name ?? contact.key.profileName,
          title: visit.title,
          startsAt: new Date(visit.startsAt).toISOString(),
          locale: visit.locale,
          template: this.template,
        };
      });
  }

  async write(reminder: ReminderDrafts, invocationId: string): Promise<ReminderOutcome> {
    const { results } = this.rows;
    if (!results.has(invocationId)) results.set(invocationId, this.writeOnce(reminder));
    return results.get(invocationId) as ReminderOutcome;
  }

  private writeOnce({ visitId, revision, text, template }: ReminderDrafts): ReminderOutcome {
    const visit = this.rows.visits.find(({ id }) => id === visitId);
    if (!visit || visit.revision !== revision || !this.isDue(visit)) return 'dropped';
    const conversation = this.rows.conversation(visit.conversationId);
    const draft = this.isWindowOpen(conversation) ? text : template;
    visit.remindAt = undefined;
    if (!draft) return 'alerted';
    visit.reminderId = this.writeOutbox(conversation, { ...draft, purpose: 'reminder' });
    return 'written';
  }

  private isDue(visit: VisitRow): boolean {
    const conversation = this.rows.conversation(visit.conversationId);
    const free = !isHuman(this.rows, conversation) && !conversation.contact.optedOut;
    const due = visit.status === 'booked' && (visit.remindAt ?? Infinity) <= this.rows.now();
    return due && visit.startsAt > this.rows.now() && free;
  }

  private isWindowOpen({ id, channel }: ConversationRow): boolean {
    if (channel !== 'whatsapp') return true;
    return this.rows.inbox.some(
      ({ conversationId, message }) =>
        conversationId === id &&
        message.origin === 'customer' &&
        Date.parse(message.sentAt) > this.rows.now() - WINDOW_MS,
    );
  }

  private writeOutbox(conversation: ConversationRow, draft: OutboxDraft): string {
    const turnId = randomUUID();
    this.rows.turns.set(turnId, {
      id: turnId,
      conversationId: conversation.id,
      result: 'reminder',
      tools: [],
      usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0, ms: 0 },
      aborts: 0,
      savedTokens: 0,
      at: this.rows.now(),
    });
    return addOutboxRow(this.rows, conversation, turnId, draft);
  }
}
