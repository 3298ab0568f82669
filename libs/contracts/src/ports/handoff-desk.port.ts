/** DI token of {@link HandoffDesk}. */
export const HANDOFF_DESK = Symbol('HANDOFF_DESK');

/** A conversation that waits for a person, with what they need to know. Holds the customer's words: never logged. */
export interface Handoff {
  conversationId: string;
  tenantId: string;
  /** The customer wrote a control word, or asked the agent for a person. */
  source: 'keyword' | 'request';
  reason: string;
  summary: string;
  createdAt: string;
}

/** What people have to take over. */
export interface HandoffDesk {
  /** Open handoffs, oldest first. */
  listOpen(limit: number): Promise<Handoff[]>;
}
