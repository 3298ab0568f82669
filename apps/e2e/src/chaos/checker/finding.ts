/** Promises that can be broken. */
export const FINDING_KINDS = [
  'lost',
  'doubled',
  'reordered',
  'over_human',
  'status_regressed',
  'misplaced',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A broken promise. */
export interface Finding {
  kind: FindingKind;
  conversation: string;
  detail: string;
}

/** What became of the acknowledged messages that nobody found fault with. */
export interface Outcomes {
  answered: number;
  /** Told honestly that it did not work; counted here also when the answer came later. */
  fallback: number;
  /** The provider never said whether it took the answer. */
  unknown: number;
  /** A person had taken over, or the customer had opted out. */
  suppressed: number;
  /** The provider said that it cannot deliver the answer; an alert was raised. */
  undeliverable: number;
  /** Reactions: no answer is wanted. */
  noAnswerWanted: number;
  /** Never acknowledged: the sender has to come back. */
  unacknowledged: number;
}
