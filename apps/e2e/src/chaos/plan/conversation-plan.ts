/** One thing that happens in a conversation. */
export type PlanStep =
  /** The customer writes; each message follows the one before after its gap. */
  | { kind: 'write'; gapsMs: number[] }
  /** Until everything so far was answered, or it takes too long. */
  | { kind: 'await-answer' }
  | { kind: 'take-over'; by: 'api' | 'keyword' | 'echo' | 'until'; afterMs: number }
  /** By the API; after `until` the conversation comes back by itself. */
  | { kind: 'hand-back' }
  | { kind: 'opt-out'; afterMs: number }
  | { kind: 'opt-in' }
  | { kind: 'react' }
  /** Every webhook of the conversation comes once more. */
  | { kind: 'replay' };

/** What one customer does. */
export interface ConversationPlan {
  scenario: string;
  phone: string;
  business: 'marina' | 'palm';
  steps: PlanStep[];
}
