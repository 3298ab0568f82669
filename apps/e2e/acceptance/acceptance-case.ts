import type { Step } from '../src/exchange';
import type { Outcome } from './outcome';

/** Looks at what came of a conversation; throws when it is not what the case promises. */
export type Check = (outcome: Outcome) => void;

/** One promise about a conversation, with every wording it is tried in. */
export interface AcceptanceCase {
  /** Number in the list of acceptance conversations, or a name of our own for what is not on it. */
  id: string;
  /** What must be true afterwards, in words. */
  then: string;
  /** Steps that lead to the situation. */
  given?: readonly Step[] | ((wording: number) => readonly Step[]);
  /** The step the case is about, in as many wordings as are tried; each has a conversation of its own. */
  says: readonly Step[];
  checks: readonly Check[];
  /** Name of the customer's WhatsApp profile. */
  profileName?: string;
  /** WABA id of the business that is written to; the first one when absent. */
  business?: string;
  /** Faults of the stand-ins while the case runs; such a case runs alone. */
  faults?: Record<string, unknown>;
  /** Ordinary turns take at most two model calls; a case with more says why in its `then`. */
  mostModelCalls?: number;
}
