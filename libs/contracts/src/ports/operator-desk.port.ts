import type { Channel, OutboxPurpose } from './conversation-turn';
import type { OutboundPayload } from './message-sender.port';

/** DI token of {@link OperatorDesk}. */
export const OPERATOR_DESK = Symbol('OPERATOR_DESK');

/** Something a person should look at. */
export interface Alert {
  id: string;
  tenantId: string;
  conversationId?: string;
  outboxId?: string;
  /** `turn_failed`, `turn_delayed`, `send_failed`, `send_unknown`, `window_closed`, `takeover`. */
  kind: string;
  code?: string;
  raisedAt: string;
  resolvedAt?: string;
  resolvedBy?: string;
}

/** One turn of a conversation, without what was said. */
export interface TurnReport {
  id: string;
  result: string;
  code?: string;
  modelCalls: number;
  inputTokens: number;
  outputTokens: number;
  /** Runs that newer input aborted, and the estimated output tokens that saved. */
  aborts: number;
  savedTokens: number;
  ms: number;
  at: string;
}

/** What WhatsApp reported about a message. */
export interface DeliveryReport {
  state: string;
  sentAt?: string;
  /** Also known from `readAt`: WhatsApp leaves `delivered` out when the chat is open. */
  deliveredAt?: string;
  readAt?: string;
  failedAt?: string;
  errorCode?: number;
  errorTitle?: string;
}

/** One outbox row, without what it says. */
export interface OutboxReport {
  id: string;
  turnId: string;
  purpose: OutboxPurpose;
  type: string;
  status: 'pending' | 'sending' | 'sent' | 'failed' | 'unknown' | 'suppressed';
  reason?: string;
  code?: string;
  attempt: number;
  wamid?: string;
  notBefore?: string;
  sentAt?: string;
  unknownSince?: string;
  delivery?: DeliveryReport;
}

/** State of a conversation for whoever looks after it: ids, states, codes and times. */
export interface ConversationReport {
  id: string;
  tenantId: string;
  channel: Channel;
  mode: 'agent' | 'human';
  modeUntil?: string;
  modeBy?: string;
  tenantMode: 'agent' | 'human';
  optedOut: boolean;
  lastInboundAt?: string;
  leaseOwner?: string;
  attempts: number;
  nextAttemptAt?: string;
  delayedSince?: string;
  /** Messages by status. */
  inbox: Record<string, number>;
  /** The last ten, newest first. */
  turns: TurnReport[];
  /** The last thirty, newest first. */
  outbox: OutboxReport[];
}

/** An approved template, rendered, and how it reads in the history. */
export interface ReengagementTemplate {
  payload: OutboundPayload;
  historyText: string;
}

/**
 * What a person who looks after the conversations sees and does.
 * Throws `TransientError` when the database cannot be reached, `PermanentError` `STORE.NO_SUCH_*` for ids it
 * does not know.
 */
export interface OperatorDesk {
  /** Open alerts, newest first. */
  listAlerts(request: { tenantId?: string; limit: number; includeResolved?: boolean }): Promise<Alert[]>;
  acknowledgeAlert(alertId: string, by: string): Promise<void>;
  getConversation(conversationId: string): Promise<ConversationReport>;
  /**
   * Gives failed messages a new turn. Failed or unknown sends go out again only when named: the customer may get
   * one of them twice, and that is a person's decision. Wake the conversation afterwards.
   */
  requeue(
    request: { conversationId: string; outboxIds: string[]; by: string },
    invocationId: string,
  ): Promise<{ messages: number; sends: number }>;
  /** Gives all conversations of a business to people, until `until` if named, or back to the agent. */
  setTenantMode(
    request: { tenantId: string; mode: 'agent' | 'human'; until?: string; by: string },
    invocationId: string,
  ): Promise<void>;
  /** The template that is sent when an answer comes too late for the 24-hour window. */
  setReengagement(tenantId: string, template: ReengagementTemplate | undefined): Promise<void>;
}
