import type { CommitOutcome, StagedEffect, TurnContext, VisitPlan } from '@whatsapp-agent/contracts';
import { Talk } from '../../conversation-store/conformance/talk';
import type { VisitHarness } from './visit-harness';

/** A whole minute some days from now. */
export function inDays(days: number, minutes = 0): string {
  const minute = Math.floor(Date.now() / 60_000) + days * 1440 + minutes;
  return new Date(minute * 60_000).toISOString();
}

/** A customer who books visits. */
export class VisitTalk extends Talk {
  contactId = '';

  constructor(
    readonly desk: VisitHarness,
    phoneNumberId?: string,
  ) {
    super(desk, phoneNumberId);
  }

  /** A turn whose answer stages effects. */
  async stage(...effects: StagedEffect[]): Promise<CommitOutcome> {
    const turn = await this.ask();
    const outcome = await this.commit(turn, { effects, state: { staged: effects.length } });
    if (outcome.outcome === 'committed' && outcome.next)
      await this.settle(turn, outcome.next, { state: 'sent', wamid: `wamid.${outcome.next.outboxId}` });
    else await this.desk.store.release(turn.conversationId, 'worker-1', turn.fence);
    return outcome;
  }

  /** Writes something and takes the turn that answers it. */
  async ask(text = 'Hi'): Promise<TurnContext> {
    await this.receive(text);
    const turn = await this.takeTurn();
    this.contactId = turn.contact.id;
    return turn;
  }

  plan(propertyId?: string): Promise<VisitPlan> {
    return this.desk.visits.readPlan({ tenantId: this.tenantId, contactId: this.contactId, propertyId });
  }
}

/** The effect of a booking that was decided on `revision`. */
export function booking(propertyId: string, startsAt: string, revision = 0): StagedEffect {
  return {
    type: 'visit.book',
    key: `visit:${propertyId}:${revision}`,
    payload: { propertyId, title: `Home ${propertyId}`, startsAt, revision, locale: 'en' },
  };
}

/** The effect of a cancellation that was decided on `revision`. */
export function cancellation(propertyId: string, revision: number): StagedEffect {
  return {
    type: 'visit.cancel',
    key: `visit:${propertyId}:${revision}`,
    payload: { propertyId, revision },
  };
}
