import type { DeliveryStatus } from '../events/delivery-status';
import type { InboundMessage } from '../events/inbound-message';
import type { Backlog } from './backlog';
import type { OutboundPayload } from './message-sender.port';
import type {
  Channel,
  ClaimedSend,
  OutboxDraft,
  SendResult,
  ToolTrace,
  TurnContext,
  TurnUsage,
} from './conversation-turn';
import type { StagedEffect } from './staged-effect';

/** DI token of {@link ConversationStore}. */
export const CONVERSATION_STORE = Symbol('CONVERSATION_STORE');

export interface RecordOutcome {
  /** `ignored`: an echo of our own message, or nothing a turn could answer. */
  outcome: 'recorded' | 'duplicate' | 'ignored';
  tenantId: string;
  conversationId: string;
  /** Unanswered messages and nobody at work: a turn should run. Also true for a duplicate. */
  runnable: boolean;
}

export interface BeginRequest {
  conversationId: string;
  /** Process that works, unique per process. */
  owner: string;
  leaseMs: number;
  /** Set when the caller holds the lease and begins anew; `aborted` counts against the abort cap. */
  held?: { fence: number; aborted: boolean };
}

export type BeginOutcome =
  | { outcome: 'turn'; turn: TurnContext }
  /** Messages of an earlier turn are still to be sent; nothing to think about before. */
  | { outcome: 'drain'; fence: number; send: ClaimedSend }
  /** Somebody else holds the lease. */
  | { outcome: 'busy' }
  /** Nothing to do. `suppressed` counts messages that human mode or opt-out has settled without an answer. */
  | { outcome: 'idle'; suppressed: number; dueInMs?: number }
  /** The lease named in `held` was lost. */
  | { outcome: 'lost' };

export interface WatchedTurn {
  conversationId: string;
  fence: number;
}

/** State of a watched conversation. A conversation that was busy for a moment is left out of the answer. */
export interface WatchState {
  conversationId: string;
  /** False when the lease was lost; the turn must stop and change nothing. */
  held: boolean;
  lastSeq: number;
  epoch: number;
}

/** What is left after a write: the next message to send (already claimed), and whether more input waits. */
export interface Continuation {
  next?: ClaimedSend;
  /** Unanswered input that is due now; the lease is still held when true. */
  pending: boolean;
  /** Milliseconds until something becomes due (pace, back-off); wake the conversation then. */
  dueInMs?: number;
  leaseHeld: boolean;
}

export interface CommitRequest {
  conversationId: string;
  turnId: string;
  owner: string;
  fence: number;
  epoch: number;
  /** Inbox rows this answer covers, by id; never a watermark. */
  answered: string[];
  /** How the turn ended, e.g. `answered`, `control`, `noted`. */
  result: string;
  state?: unknown;
  outbox: OutboxDraft[];
  effects: StagedEffect[];
  tools: ToolTrace[];
  usage: TurnUsage;
}

export type CommitOutcome =
  | ({ outcome: 'committed' } & Continuation)
  /** The fence or the control epoch moved on, or a named message is settled already: nothing was changed. */
  | { outcome: 'lost' | 'superseded' }
  /** An effect no longer fits what is stored: nothing was changed, the turn has to think again. */
  | { outcome: 'conflict' };

export interface SettleRequest {
  conversationId: string;
  owner: string;
  fence: number;
  outboxId: string;
  claimFence: number;
  result: SendResult;
  /** The process stops after this message: nothing new is claimed, and the lease goes. */
  last?: boolean;
}

export interface FailRequest {
  conversationId: string;
  turnId: string;
  owner: string;
  fence: number;
  epoch: number;
  /** Inbox rows whose turn failed. */
  inboxIds: string[];
  /** Stable error code, shown to the operator. */
  code: string;
  /** Quick tries, `backoffMs` apart, before the customer hears of it; none later than `tellAfterMs` after they wrote. */
  maxAttempts: number;
  backoffMs: number;
  tellAfterMs: number;
  /** The cause may pass: tell the customer that it takes longer and go on trying until `giveUpAfterMs` is over. */
  deferrable: boolean;
  deferMs: number;
  giveUpAfterMs: number;
  /** Sent once when an answer takes longer. */
  delayed: OutboxDraft;
  /** Sent once when there will be no answer, unless `delayed` was. */
  fallback: OutboxDraft;
}

export type FailOutcome =
  | { outcome: 'retry'; dueInMs: number }
  /** The customer is told that it takes longer; the messages stay pending. */
  | ({ outcome: 'delayed' } & Continuation)
  /** The messages are `failed`; the operator is told. */
  | ({ outcome: 'gave_up' } & Continuation)
  | { outcome: 'lost' | 'superseded' };

export interface StatusOutcome {
  /** `stored`: the message is not known (yet). `stale`: nothing newer than what is stored. */
  outcome: 'applied' | 'stored' | 'stale';
  /** Set when something may leave now: a failed message again, or what waited behind an unknown one. */
  wakeConversationId?: string;
}

export interface SweepOutcome {
  /** Conversations with something due and nobody at work. */
  wake: string[];
  /** Claims that ran out and became `unknown`. */
  expiredClaims: number;
  /** Takeovers whose time was over. */
  handedBack: number;
  /** Unknown sends the operator was told about. */
  escalated: number;
  purged: number;
}

/** The answer to one inbound message, for the `/chat` door. */
export interface AnswerView {
  status: 'pending' | 'answered' | 'suppressed' | 'failed';
  replies: OutboundPayload[];
  /** The replies as text, one each. */
  texts: string[];
  tools: ToolTrace[];
  modelCalls: number;
}

/**
 * Conversations, turns, inbox and outbox. Every mutating call locks its conversation, may be repeated with
 * the same `invocationId` and then returns the first result again. Times are the database's.
 * Throws `TransientError` when the database cannot be reached, `PermanentError` for a message of no tenant
 * (`STORE.UNKNOWN_TENANT`).
 */
export interface ConversationStore {
  /** Stores an inbound message once and applies control words, in one transaction. */
  record(message: InboundMessage, channel: Channel, invocationId: string): Promise<RecordOutcome>;
  /** Takes the lease (or keeps it) and reads what there is to do. */
  begin(request: BeginRequest, invocationId: string): Promise<BeginOutcome>;
  /** Renews the leases of a whole process and tells what changed. One round trip, shared by all turns. */
  watch(owner: string, leaseMs: number, turns: WatchedTurn[]): Promise<WatchState[]>;
  /** Answers the named messages: state, effects and outbox in one transaction, the first send claimed. */
  commit(request: CommitRequest, invocationId: string): Promise<CommitOutcome>;
  /** Stores what came of a send and claims the next one, or releases the lease. */
  settle(request: SettleRequest, invocationId: string): Promise<Continuation>;
  /** Counts a failed attempt and decides whether it is tried again, the customer is told, or it is given up. */
  fail(request: FailRequest, invocationId: string): Promise<FailOutcome>;
  /** Frees a lease without having done anything. */
  release(conversationId: string, owner: string, fence: number): Promise<void>;
  /** Keeps a status; states only move forward, a status before its message waits. */
  recordStatus(status: DeliveryStatus, invocationId: string): Promise<StatusOutcome>;
  /** Finds stranded work and cleans up. */
  sweep(limit: number): Promise<SweepOutcome>;
  /** Counts what waits, for an operator. Never part of a turn. */
  measureBacklog(): Promise<Backlog>;
  /** Gives a conversation to a person, or back to the agent. */
  setMode(
    request: { conversationId: string; mode: 'agent' | 'human'; until?: string; by: string },
    invocationId: string,
  ): Promise<void>;
  findAnswer(tenantId: string, wamid: string): Promise<AnswerView | undefined>;
}
