/** DI token of {@link VisitBook}. */
export const VISIT_BOOK = Symbol('VISIT_BOOK');

/** How a business takes visitors. Times are local, `HH:MM`. */
export interface VisitRules {
  opens: string;
  closes: string;
  /** ISO days of the week, Monday is 1. */
  days: number[];
  /** Length of a visit; the last one ends when the business closes. */
  visitMinutes: number;
  /** How many days ahead a visit may be. */
  horizonDays: number;
  /** Hour of the day before at which the visitor is reminded. */
  reminderHour: number;
}

/** A booked visit of a customer. */
export interface Visit {
  /** `Property.id` of the listing. */
  propertyId: string;
  title: string;
  startsAt: string;
  /** Moves with every change; an effect names the one it was decided on. */
  revision: number;
}

/** What a turn needs to know before it books, moves or cancels. */
export interface VisitPlan {
  rules: VisitRules;
  /** The customer's coming visits, soonest first. */
  visits: Visit[];
  /** Revision of the customer's visit to the property asked about, booked or not; 0 when there never was one. */
  revision: number;
  /** When others visit the property asked about. */
  taken: { startsAt: string; minutes: number }[];
}

/** Reads visits. They change by staged effects only. Throws `TransientError` when the store cannot be reached. */
export interface VisitBook {
  readPlan(request: { tenantId: string; contactId: string; propertyId?: string }): Promise<VisitPlan>;
}
