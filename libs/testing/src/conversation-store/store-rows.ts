import type {
  Channel,
  ContactKey,
  ControlWord,
  DeliveryState,
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
}

export interface ContactRow {
  id: string;
  tenantId: string;
  key: ContactKey;
  name?: string;
  optedOut: boolean;
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

  constructor(readonly now: () => number) {}

  conversation(id: string): ConversationRow {
    const row = this.conversations.get(id);
    if (!row) throw new Error(`the in-memory store has no conversation ${id}`);
    return row;
  }

  pendingOf(conversationId: string): InboxRow[] {
    return this.inbox.filter((row) => row.conversationId === conversationId && row.status === 'pending');
  }

  outboxOf(conversationId: string): OutboxRow[] {
    return this.outbox.filter((row) => row.conversationId === conversationId);
  }
}
