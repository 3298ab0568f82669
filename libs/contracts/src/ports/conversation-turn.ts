import type { ContactKey } from '../events/contact-key';
import type { InboundContent, InboundContext, InboundReferral } from '../events/inbound-content';
import type { OutboundPayload } from './message-sender.port';

/** Where a conversation takes place. `chat` is the `/chat` test door: same turn, nothing sent to WhatsApp. */
export const CHANNELS = ['whatsapp', 'chat'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Control words are applied when a message is recorded, before anything thinks about it. */
export const CONTROL_WORDS = ['opt_out', 'opt_in', 'takeover'] as const;
export type ControlWord = (typeof CONTROL_WORDS)[number];

/** An inbound message that waits for its answer. */
export interface PendingInbound {
  id: string;
  wamid: string;
  /** Order within the conversation. */
  seq: number;
  sentAt: string;
  content: InboundContent;
  context?: InboundContext;
  referral?: InboundReferral;
  control?: ControlWord;
}

/** One line of the past, built from what was sent, not from what was planned. */
export interface HistoryEntry {
  role: 'customer' | 'agent' | 'human' | 'notice';
  text: string;
  at: string;
  wamid?: string;
}

/** What a turn may know about the customer. */
export interface ContactProfile {
  id: string;
  key: ContactKey;
  /** Name the customer gave, else that of the WhatsApp profile. */
  name?: string;
  locale?: string;
  /** What the customer told about themselves, by topic. */
  preferences?: Readonly<Record<string, string>>;
}

/** What a turn may know about the business. */
export interface TenantProfile {
  id: string;
  name: string;
  timezone: string;
  /** Persona, greeting and language overrides of the tenant; data for the instructions. */
  persona: Record<string, unknown>;
  /** Quiet window: how long after the last inbound message a turn starts to think, and its cap. */
  quietMs: number;
  quietCapMs: number;
  /** Times newer input may abort one answer, and the age of the oldest question that ends all aborting. */
  maxAborts: number;
  maxAnswerDelayMs: number;
}

/** Everything `think` needs, read under the conversation's lease. */
export interface TurnContext {
  turnId: string;
  conversationId: string;
  channel: Channel;
  /** Guards every later write of this turn. */
  fence: number;
  /** Changes with every opt-out, takeover and hand-back. */
  epoch: number;
  /** Highest sequence number seen; a higher one in `watch` is newer input. */
  lastSeq: number;
  pending: PendingInbound[];
  history: HistoryEntry[];
  /** Conversation state as committed last; validated by its owner on load. */
  state: unknown;
  contact: ContactProfile;
  tenant: TenantProfile;
  /** Database time since the last inbound message, in ms. */
  sinceLastInboundMs: number;
  /** Database time since the oldest unanswered message, in ms. */
  sinceOldestPendingMs: number;
  /** Times newer input already aborted this answer. */
  aborts: number;
  /** Failed attempts of the pending messages so far. */
  attempts: number;
  /** Processes that died while they worked on the pending messages. */
  crashes: number;
}

/**
 * `answer` carries the reply, `card` may be cancelled by newer input, `control` ignores opt-out and human mode,
 * `fallback` admits failure, `reminder` was asked for by nobody, `reengagement` is the template that asks a customer
 * to write again.
 */
export const OUTBOX_PURPOSES = ['answer', 'card', 'control', 'fallback', 'reminder', 'reengagement'] as const;
export type OutboxPurpose = (typeof OUTBOX_PURPOSES)[number];

/** A message a turn wants to send. */
export interface OutboxDraft {
  payload: OutboundPayload;
  purpose: OutboxPurpose;
  /** How the message reads in the history shown to the model. */
  historyText: string;
}

/** An outbox row this process alone may send until `claimExpiresAt`. */
export interface ClaimedSend {
  outboxId: string;
  turnId: string;
  conversationId: string;
  tenantId: string;
  channel: Channel;
  to: ContactKey;
  payload: OutboundPayload;
  /** Guards the result of this attempt. */
  claimFence: number;
  attempt: number;
}

/** What came of an attempt to send. */
export type SendResult =
  | { state: 'sent'; wamid?: string }
  /** Not accepted, may be later. */
  | { state: 'retry'; code: string; retryAfterMs?: number }
  | { state: 'failed'; code: string }
  | { state: 'unknown'; code: string };

/** A tool call as the trace shows it. */
export interface ToolTrace {
  name: string;
  arguments: unknown;
  result: unknown;
}

/** Cost of a turn. */
export interface TurnUsage {
  modelCalls: number;
  inputTokens: number;
  /** Part of `inputTokens` that the provider had in its prompt cache. */
  cachedInputTokens?: number;
  outputTokens: number;
  /** Model that was asked; absent when none was. */
  model?: string;
  /** Millionths of a US dollar; absent when no model was asked or its price is not known. */
  costMicros?: number;
  ms: number;
}
