import { randomUUID } from 'node:crypto';
import type {
  AreaExpertEffect,
  HandoverEffect,
  StagedEffect,
  VisitBookEffect,
  VisitCancelEffect,
} from '@whatsapp-agent/contracts';
import { takeOver } from './control-rules';
import type { ConversationRow, StoreRows, VisitRow } from './store-rows';

/** Length of every visit in the in-memory store. */
export const VISIT_MINUTES = 30;
const MINUTE_MS = 60_000;

/** Whether every effect still fits; when one does not, nothing may be applied. */
export function effectsFit(rows: StoreRows, conversation: ConversationRow, effects: StagedEffect[]): boolean {
  return effects.every((effect) => {
    switch (effect.type) {
      case 'visit.book':
        return bookingFits(rows, conversation, effect.payload);
      case 'visit.cancel': {
        const visit = rows.visitOf(conversation, effect.payload.propertyId);
        return visit?.status === 'cancelled' || visit?.revision === effect.payload.revision;
      }
      case 'contact.name':
      case 'contact.preferences':
      case 'conversation.handover':
      case 'area_expert.notify':
        return true;
    }
  });
}

function bookingFits(
  rows: StoreRows,
  conversation: ConversationRow,
  { propertyId, startsAt, revision }: VisitBookEffect['payload'],
): boolean {
  const at = Date.parse(startsAt);
  const own = rows.visitOf(conversation, propertyId);
  if (own?.status === 'booked' && own.startsAt === at) return true;
  if ((own?.revision ?? 0) !== revision || at <= rows.now()) return false;
  return !rows.visits.some(
    (visit) =>
      visit.tenantId === conversation.tenantId &&
      visit.propertyId === propertyId &&
      visit.status === 'booked' &&
      visit.contactId !== conversation.contact.id &&
      Math.abs(visit.startsAt - at) < VISIT_MINUTES * MINUTE_MS,
  );
}

export function applyEffects(rows: StoreRows, conversation: ConversationRow, effects: StagedEffect[]): void {
  for (const effect of effects) {
    switch (effect.type) {
      case 'contact.name':
        conversation.contact.name = effect.payload.name;
        break;
      case 'contact.preferences':
        conversation.contact.preferences = {
          ...conversation.contact.preferences,
          ...effect.payload.preferences,
        };
        break;
      case 'visit.book':
        book(rows, conversation, effect.payload);
        break;
      case 'visit.cancel':
        cancel(rows, conversation, effect.payload);
        break;
      case 'conversation.handover':
        handOver(rows, conversation, effect.payload);
        break;
      case 'area_expert.notify':
        notify(rows, conversation, effect.payload);
    }
  }
}

function book(rows: StoreRows, conversation: ConversationRow, wanted: VisitBookEffect['payload']): void {
  const { propertyId, title, locale } = wanted;
  const startsAt = Date.parse(wanted.startsAt);
  const own = rows.visitOf(conversation, propertyId);
  if (own?.status === 'booked' && own.startsAt === startsAt) return;
  const remindAt = rows.reminderTime(startsAt);
  const changed: Omit<VisitRow, 'id'> = {
    tenantId: conversation.tenantId,
    contactId: conversation.contact.id,
    conversationId: conversation.id,
    propertyId,
    title,
    startsAt,
    locale,
    status: 'booked',
    revision: (own?.revision ?? 0) + 1,
    ...(remindAt > rows.now() && { remindAt }),
  };
  withdrawReminder(rows, own);
  if (own) rows.visits.splice(rows.visits.indexOf(own), 1);
  rows.visits.push({ ...changed, id: own?.id ?? randomUUID() });
}

function cancel(
  rows: StoreRows,
  conversation: ConversationRow,
  { propertyId }: VisitCancelEffect['payload'],
): void {
  const own = rows.visitOf(conversation, propertyId);
  if (!own || own.status === 'cancelled') return;
  withdrawReminder(rows, own);
  Object.assign(own, { status: 'cancelled', revision: own.revision + 1, remindAt: undefined });
}

function withdrawReminder(rows: StoreRows, visit: VisitRow | undefined): void {
  const row = rows.outbox.find(({ id, status }) => id === visit?.reminderId && status === 'pending');
  if (row) Object.assign(row, { status: 'suppressed', reason: 'visit_changed' });
}

function handOver(rows: StoreRows, conversation: ConversationRow, wanted: HandoverEffect['payload']): void {
  // A keyword has taken over when it was stored; who has handed back since is not overruled.
  if (conversation.mode !== 'human' && wanted.source === 'keyword') return;
  const open = rows.handoffs.find(
    ({ conversationId, closed }) => conversationId === conversation.id && !closed,
  );
  const { reason, summary, source } = wanted;
  if (open) Object.assign(open, { reason, summary });
  else {
    const { id: conversationId, tenantId } = conversation;
    const createdAt = new Date(rows.now()).toISOString();
    rows.handoffs.push({ conversationId, tenantId, source, reason, summary, createdAt, closed: false });
  }
  if (conversation.mode === 'human') return;
  takeOver(rows, conversation, 'request');
  rows.raiseAlert(conversation.id, 'takeover', 'request');
}

function notify(rows: StoreRows, conversation: ConversationRow, wanted: AreaExpertEffect['payload']): void {
  const tenant = rows.tenants.find(({ id }) => id === conversation.tenantId);
  if (!tenant?.areaExpertUrl) return;
  const { area, transaction } = wanted;
  const subject = `${conversation.contact.id} ${area.toLowerCase()} ${transaction}`;
  if (rows.notifications.some((row) => row.subject === subject)) return;
  rows.notifications.push({
    id: randomUUID(),
    tenantId: tenant.id,
    subject,
    payload: {
      area,
      rent_buy: transaction === 'rent' ? 'rent' : 'buy',
      org_id: tenant.id,
      lead_id: conversation.contact.id,
      whatsapp_interaction_id: conversation.id,
      whatsapp_business_account: tenant.wabaId,
    },
    status: 'pending',
    attempts: 0,
    dueAt: rows.now(),
    claimUntil: 0,
  });
}
