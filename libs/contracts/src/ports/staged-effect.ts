import type { Transaction } from './property-catalog.port';

interface Effect<Type extends string, Payload extends object> {
  type: Type;
  /** Business identity (tenant, contact, property, visit revision), never a call id. */
  key: string;
  payload: Payload;
}

/** The customer's name, as they gave it. */
export type ContactNameEffect = Effect<'contact.name', { name: string }>;

/** What the customer told about themselves, by topic; a topic that is told again replaces what was kept. */
export type ContactPreferencesEffect = Effect<
  'contact.preferences',
  { preferences: Readonly<Record<string, string>> }
>;

/** A visit is booked, or moved when there is one. Conflicts when the slot is taken or `revision` has moved on. */
export type VisitBookEffect = Effect<
  'visit.book',
  {
    propertyId: string;
    title: string;
    startsAt: string;
    /** Revision of the visit this was decided on; 0 when there was none. */
    revision: number;
    /** Language of the reminder. */
    locale: string;
  }
>;

/** A visit is cancelled. Conflicts when `revision` has moved on. */
export type VisitCancelEffect = Effect<'visit.cancel', { propertyId: string; revision: number }>;

/** A person takes over once the turn is committed; only the messages of this turn still leave. */
export type HandoverEffect = Effect<
  'conversation.handover',
  { source: 'keyword' | 'request'; reason: string; summary: string }
>;

/** The business's area expert hears of the lead: once for a contact, an area and a transaction. */
export type AreaExpertEffect = Effect<'area_expert.notify', { area: string; transaction: Transaction }>;

/** A change a tool asked for. All of a turn are applied inside its commit, or none. */
export type StagedEffect =
  | ContactNameEffect
  | ContactPreferencesEffect
  | VisitBookEffect
  | VisitCancelEffect
  | HandoverEffect
  | AreaExpertEffect;
