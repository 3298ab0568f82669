import type {
  Channel,
  ContactKey,
  ControlWord,
  DeliveryState,
  Handoff,
  InboundMessage,
  OutboxDraft,
  ToolTrace,
} from '@whatsapp-agent/contracts';

/** A tenant of the in-memory store. */
export interface TenantRow {
  id: string;
  name: string;
  wabaId: string;
  phoneNumberId: string;
  projectId?: string;
  areaExpertUrl?: string;
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
}

export interface TurnRow {
  id: string;
  result: string;
  tools: ToolTrace[];
  modelCalls: number;
}

export interface StatusRow {
  state: DeliveryState;
  seen: Set<DeliveryState>;
  code?: number;
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

  pendingOf(conversationId: string): InboxRow[] {
    return this.inbox.filter((row) => row.conversationId === conversationId && row.status === 'pending');
  }

  outboxOf(conversationId: string): OutboxRow[] {
    return this.outbox.filter((row) => row.conversationId === conversationId);
  }
}
