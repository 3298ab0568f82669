import { randomUUID } from 'node:crypto';
import type {
  Channel,
  ContactKey,
  ControlWord,
  DeliveryState,
  Handoff,
  InboundMessage,
  OutboundPayload,
  OutboxDraft,
  ToolTrace,
  TurnUsage,
} from '@whatsapp-agent/contracts';

/** A tenant of the in-memory store. */
export interface TenantRow {
  id: string;
  name: string;
  wabaId: string;
  phoneNumberId: string;
  projectId?: string;
  areaExpertUrl?: string;
  mode?: 'agent' | 'human';
  pausedUntil?: number;
  epoch?: number;
  maxAborts?: number;
  maxAnswerDelayMs?: number;
  /** Silence after which a takeover ends; 12 hours unless set. */
  handbackMs?: number;
  reengagement?: { payload: OutboundPayload; historyText: string };
  areaExpertSecret?: string;
}

export interface ContactRow {
  id: string;
  tenantId: string;
  key: ContactKey;
  name?: string;
  preferences?: Readonly<Record<string, string>>;
  optedOut: boolean;
}

export interface VisitRow {
  id: string;
  tenantId: string;
  contactId: string;
  conversationId: string;
  propertyId: string;
  title: string;
  startsAt: number;
  locale: string;
  status: 'booked' | 'cancelled';
  revision: number;
  remindAt?: number;
  /** Outbox row of the reminder written last. */
  reminderId?: string;
}

export interface NotificationRow {
  id: string;
  tenantId: string;
  subject: string;
  payload: Record<string, unknown>;
  status: 'pending' | 'sending' | 'delivered' | 'dead';
  attempts: number;
  dueAt: number;
  claimUntil: number;
  code?: string;
}

/** Something a person should look at. */
export interface AlertRow {
  id: string;
  conversationId: string;
  outboxId?: string;
  kind: string;
  code?: string;
  raisedAt: number;
  resolvedBy?: string;
}

export interface ConversationRow {
  id: string;
  tenantId: string;
  contact: ContactRow;
  channel: Channel;
  mode: 'agent' | 'human';
  modeUntil?: number;
  epoch: number;
  lastSeq: number;
  inputSeq: number;
  lastInboundAt: number;
  leaseOwner?: string;
  fence: number;
  leaseUntil: number;
  attempts: number;
  nextAttemptAt: number;
  aborts: number;
  crashes: number;
  /** When the customer was told that the answer takes longer; 0: never. */
  fallbackAt: number;
  modeBy?: string;
  state: unknown;
  /** Tokens of the pair budget, and when they were counted. */
  tokens: number;
  refilledAt: number;
}

export interface InboxRow {
  id: string;
  conversationId: string;
  message: InboundMessage;
  seq: number;
  recordedAt: number;
  control?: ControlWord;
  status: 'pending' | 'answered' | 'suppressed' | 'failed' | 'noted';
  reason?: string;
  turnId?: string;
}

export interface OutboxRow {
  id: string;
  conversationId: string;
  turnId: string;
  ordinal: number;
  draft: OutboxDraft;
  status: 'pending' | 'sending' | 'sent' | 'failed' | 'unknown' | 'suppressed';
  reason?: string;
  code?: string;
  claimFence: number;
  claimUntil: number;
  attempt: number;
  notBefore: number;
  wamid?: string;
  at: number;
  unknownAt: number;
  /** Newest input when the row was written. */
  inputSeq: number;
  pastWamids: string[];
  escalated?: boolean;
}

export interface TurnRow {
  id: string;
  conversationId: string;
  result: string;
  code?: string;
  tools: ToolTrace[];
  usage: TurnUsage;
  aborts: number;
  savedTokens: number;
  at: number;
}

export interface StatusRow {
  state: DeliveryState;
  /** When each state was reported. */
  seen: Map<DeliveryState, string>;
  code?: number;
  title?: string;
  recipient?: ContactKey;
  matched?: boolean;
  updatedAt: number;
}

/** All rows of the in-memory store, and its clock. */
export class StoreRows {
  readonly tenants: TenantRow[] = [];
  readonly contacts: ContactRow[] = [];
  readonly conversations = new Map<string, ConversationRow>();
  readonly inbox: InboxRow[] = [];
  readonly outbox: OutboxRow[] = [];
  readonly turns = new Map<string, TurnRow>();
  readonly statuses = new Map<string, StatusRow>();
  readonly results = new Map<string, unknown>();
  readonly alerts: AlertRow[] = [];
  readonly visits: VisitRow[] = [];
  readonly handoffs: (Handoff & { closed: boolean })[] = [];
  readonly notifications: NotificationRow[] = [];
  /** Hour of the day where all tenants are. */
  localHour = 12;

  constructor(readonly now: () => number) {}

  conversation(id: string): ConversationRow {
    const row = this.conversations.get(id);
    if (!row) throw new Error(`the in-memory store has no conversation ${id}`);
    return row;
  }

  visitOf(conversation: ConversationRow, propertyId: string): VisitRow | undefined {
    const { id: contactId } = conversation.contact;
    return this.visits.find((visit) => visit.contactId === contactId && visit.propertyId === propertyId);
  }

  /** The day before, at ten in the morning of Dubai. */
  reminderTime(startsAt: number): number {
    const offset = 4 * 3_600_000;
    const day = 24 * 3_600_000;
    return Math.floor((startsAt + offset) / day) * day - day + 10 * 3_600_000 - offset;
  }

  tenantOf(conversation: ConversationRow): TenantRow {
    const row = this.tenants.find(({ id }) => id === conversation.tenantId);
    if (!row) throw new Error(`the in-memory store has no tenant ${conversation.tenantId}`);
    return row;
  }

  /** One open alert per conversation, kind and code. */
  raiseAlert(conversationId: string, kind: string, code?: string, outboxId?: string): void {
    const open = this.alerts.some(
      (row) =>
        row.conversationId === conversationId &&
        row.kind === kind &&
        row.code === code &&
        row.outboxId === outboxId &&
        row.resolvedBy === undefined,
    );
    if (open) return;
    const id = randomUUID();
    this.alerts.push({ id, conversationId, kind, code, outboxId, raisedAt: this.now() });
  }

  resolveAlerts(conversationId: string, kind: string, by: string): void {
    for (const row of this.alerts) {
      if (row.conversationId === conversationId && row.kind === kind) row.resolvedBy ??= by;
    }
  }

  pendingOf(conversationId: string): InboxRow[] {
    return this.inbox.filter((row) => row.conversationId === conversationId && row.status === 'pending');
  }

  outboxOf(conversationId: string): OutboxRow[] {
    return this.outbox.filter((row) => row.conversationId === conversationId);
  }
}
