import type { Finding, Outcomes } from '../checker/finding';

/** What came of one seed. */
export interface SeedResult {
  seed: number;
  conversations: number;
  messages: number;
  scenarios: Record<string, number>;
  findings: Finding[];
  outcomes: Outcomes;
  faults: Record<string, number>;
  kills: Record<string, number>;
  /** From the acknowledgement of a message to its answer on the phone, in ms. */
  replyMs: number[];
  turns: number;
  engineCalls: Record<string, number>;
  model: { answered: number; failed: number; aborted: number; tokensSaved: number };
  seconds: number;
}
