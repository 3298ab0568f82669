/** Times are milliseconds since 1970, of one machine. A conversation is `<business>:<phone>`. */

/** A message a customer's phone sent. */
export interface WrittenMessage {
  conversation: string;
  wamid: string;
  kind: 'question' | 'control' | 'reaction';
  /** Of questions: what the echo model names in its answer. */
  marker?: string;
  writtenAt: number;
  /** When the ingestion service first said 200; absent while it never did. */
  acknowledgedAt?: number;
}

/** A message of the business as the customer's phone holds it, in the order it arrived. */
export interface SeenMessage {
  conversation: string;
  wamid: string;
  at: number;
  text: string;
  /** What the business sent along. */
  reference?: string;
  /** WhatsApp told the business that it was not delivered. */
  failed: boolean;
}

export interface InboxRow {
  wamid: string;
  seq: number;
  status: string;
  reason: string | null;
  turnId: string | null;
  settledAt: number | null;
}

export interface OutboxRow {
  id: string;
  conversation: string;
  position: number;
  turnId: string;
  status: string;
  reason: string | null;
  code: string | null;
  purpose: string;
}

/** A time in which the agent had to be silent. */
export interface SilentSpan {
  conversation: string;
  why: 'human' | 'opted_out';
  /** Somebody asked for it. */
  requestedAt: number;
  /** It was confirmed: from here on nothing may be begun. */
  confirmedAt: number;
  endRequestedAt?: number;
  /** The end was confirmed as well; absent while nobody can be sure, and then silence is in order for ever. */
  endConfirmedAt?: number;
}

/** Statuses of one message: what the provider reported and was acknowledged, and what is stored. */
export interface StatusHistory {
  wamid: string;
  reported: string[];
  stored?: string;
  storedCode?: number | null;
  failedCode?: number;
}

/** Everything the checker looks at: what happened outside, and what the database says about it. */
export interface Evidence {
  written: WrittenMessage[];
  seen: SeenMessage[];
  inbox: InboxRow[];
  outbox: OutboxRow[];
  spans: SilentSpan[];
  statuses: StatusHistory[];
  /** When the call began that allowed a send, by outbox id; the last one counts. */
  claimedAt: ReadonlyMap<string, number>;
  /** When the database had first taken a message, by wamid. */
  recordedAt: ReadonlyMap<string, number>;
}
