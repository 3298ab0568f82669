import {
  PermanentError,
  type AnswerView,
  type Backlog,
  type BeginOutcome,
  type BeginRequest,
  type Channel,
  type CommitOutcome,
  type CommitRequest,
  type Continuation,
  type ConversationStore,
  type DeliveryStatus,
  type FailOutcome,
  type FailRequest,
  type InboundMessage,
  type RecordOutcome,
  type SettleRequest,
  type StatusOutcome,
  type SweepOutcome,
  type WatchedTurn,
  type WatchState,
} from '@whatsapp-agent/contracts';
import { measureRows } from './backlog-rules';
import {
  claimNext,
  continueConversation,
  expireClaims,
  hasDueInput,
  leaveConversation,
  releaseLease,
  retryDueIn,
} from './claim-rules';
import { applyGates, epochOf, handBack, isHuman, resetTries, takeOver } from './control-rules';
import { judgeWaitingEchoes } from './echo-rules';
import { applyEffects, effectsFit } from './effect-rules';
import { failTurn } from './failing-rules';
import { contactOf, conversationOf, tenantOf } from './identity-rules';
import { addOutboxRow } from './outbox-rules';
import { storeInbound } from './recording-rules';
import { applyStatus, keepSendResult } from './status-rules';
import { StoreRows, type ConversationRow, type TenantRow } from './store-rows';
import { sweepRows } from './sweep-rules';
import { viewTurn } from './turn-view';

/** A conversation store in memory with the semantics of the real one: both pass the same conformance suite. */
export class InMemoryConversationStore implements ConversationStore {
  readonly rows: StoreRows;
  /** Quiet window of every tenant, in ms. */
  quietMs = 1200;

  constructor(tenants: TenantRow[], now: () => number = Date.now) {
    this.rows = new StoreRows(now);
    this.rows.tenants.push(...tenants);
  }

  async record(message: InboundMessage, channel: Channel, invocationId: string): Promise<RecordOutcome> {
    const tenant = tenantOf(this.rows, message.account);
    const conversation = conversationOf(this.rows, tenant, contactOf(this.rows, tenant.id, message), channel);
    return this.once(invocationId, () => ({
      outcome: storeInbound(this.rows, conversation, message),
      tenantId: tenant.id,
      conversationId: conversation.id,
      runnable: hasDueInput(this.rows, conversation) && conversation.leaseUntil < this.rows.now(),
    }));
  }

  async begin(request: BeginRequest, invocationId: string): Promise<BeginOutcome> {
    const { conversationId, owner, leaseMs, held } = request;
    const conversation = this.rows.conversations.get(conversationId);
    if (!conversation) return { outcome: 'idle', suppressed: 0 };
    if (held && !holds(conversation, owner, held.fence)) return { outcome: 'lost' };
    if (!held && conversation.leaseUntil > this.rows.now()) return { outcome: 'busy' };
    return this.once(invocationId, () => {
      expireClaims(this.rows, conversationId);
      judgeWaitingEchoes(this.rows, conversation);
      const suppressed = applyGates(this.rows, conversation);
      const claim = claimNext(this.rows, conversation);
      const previous = conversation.leaseOwner;
      const take = () => {
        conversation.leaseOwner = owner;
        conversation.leaseUntil = this.rows.now() + leaseMs;
        if (!held) conversation.fence += 1;
        // A lease that ran out without a word was held by a process that died.
        if (!held && previous) conversation.crashes += 1;
        if (held?.aborted) conversation.aborts += 1;
      };
      if (claim.next) {
        take();
        return { outcome: 'drain', fence: conversation.fence, send: claim.next };
      }
      if (hasDueInput(this.rows, conversation)) {
        take();
        return { outcome: 'turn', turn: viewTurn(this.rows, conversation, this.quietMs) };
      }
      releaseLease(conversation);
      const due = [claim.dueInMs, retryDueIn(this.rows, conversation)].filter((ms) => ms !== undefined);
      return { outcome: 'idle', suppressed, ...(due.length > 0 && { dueInMs: Math.min(...due) }) };
    });
  }

  async watch(owner: string, leaseMs: number, turns: WatchedTurn[]): Promise<WatchState[]> {
    return turns.map(({ conversationId, fence }) => {
      const conversation = this.rows.conversations.get(conversationId);
      // A conversation that was merged into another is gone, and with it the lease.
      if (!conversation) return { conversationId, held: false, lastSeq: 0, epoch: 0 };
      const held = holds(conversation, owner, fence);
      if (held) conversation.leaseUntil = Math.max(conversation.leaseUntil, this.rows.now() + leaseMs);
      return {
        conversationId,
        held,
        lastSeq: conversation.inputSeq,
        epoch: epochOf(this.rows, conversation),
      };
    });
  }

  async commit(request: CommitRequest, invocationId: string): Promise<CommitOutcome> {
    const replay = this.rows.results.get(invocationId);
    if (replay) return replay as CommitOutcome;
    const conversation = this.rows.conversations.get(request.conversationId);
    if (!conversation || !holds(conversation, request.owner, request.fence)) return { outcome: 'lost' };
    const named = this.rows.pendingOf(conversation.id).filter(({ id }) => request.answered.includes(id));
    const speaks = request.outbox.some(({ purpose }) => purpose !== 'control');
    const silenced = isHuman(this.rows, conversation) || conversation.contact.optedOut;
    const epoch = epochOf(this.rows, conversation);
    if (epoch !== request.epoch || (speaks && silenced) || named.length !== request.answered.length)
      return { outcome: 'superseded' };
    if (!effectsFit(this.rows, conversation, request.effects)) return { outcome: 'conflict' };
    return this.once(invocationId, () => {
      this.writeTurn(conversation, request);
      const status = request.outbox.length > 0 ? ('answered' as const) : ('noted' as const);
      for (const row of named) Object.assign(row, { status, turnId: request.turnId });
      for (const draft of request.outbox) addOutboxRow(this.rows, conversation, request.turnId, draft);
      applyEffects(this.rows, conversation, request.effects);
      if ('state' in request && request.state !== undefined) conversation.state = request.state;
      if (conversation.fallbackAt > 0) this.rows.resolveAlerts(conversation.id, 'turn_delayed', 'answered');
      resetTries(conversation);
      return { outcome: 'committed' as const, ...continueConversation(this.rows, conversation) };
    });
  }

  async settle(request: SettleRequest, invocationId: string): Promise<Continuation> {
    const row = this.rows.outbox.find(({ id }) => id === request.outboxId);
    const home = this.rows.conversations.get(request.conversationId);
    const conversation = home ?? (row && this.rows.conversation(row.conversationId));
    if (!conversation) return { pending: false, leaseHeld: false };
    return this.once(invocationId, () => {
      const open = row?.status === 'sending' || (row?.status === 'unknown' && !row.wamid);
      if (row && open && row.claimFence === request.claimFence) {
        keepSendResult(this.rows, conversation, row, request.result);
        judgeWaitingEchoes(this.rows, conversation);
      }
      if (!home || !holds(home, request.owner, request.fence)) return { pending: false, leaseHeld: false };
      return request.last ? leaveConversation(this.rows, home) : continueConversation(this.rows, home);
    });
  }

  async fail(request: FailRequest, invocationId: string): Promise<FailOutcome> {
    const replay = this.rows.results.get(invocationId);
    if (replay) return replay as FailOutcome;
    const conversation = this.rows.conversations.get(request.conversationId);
    if (!conversation || !holds(conversation, request.owner, request.fence)) return { outcome: 'lost' };
    if (epochOf(this.rows, conversation) !== request.epoch) return { outcome: 'superseded' };
    return this.once(invocationId, () => failTurn(this.rows, conversation, request));
  }

  async release(conversationId: string, owner: string, fence: number): Promise<void> {
    const conversation = this.rows.conversations.get(conversationId);
    if (conversation && holds(conversation, owner, fence)) releaseLease(conversation);
  }

  async recordStatus(status: DeliveryStatus, invocationId: string): Promise<StatusOutcome> {
    const tenant = tenantOf(this.rows, status.account);
    return this.once(invocationId, () => applyStatus(this.rows, tenant.id, status));
  }

  async sweep(limit: number): Promise<SweepOutcome> {
    return sweepRows(this.rows, limit);
  }

  async measureBacklog(): Promise<Backlog> {
    return measureRows(this.rows);
  }

  async setMode(
    request: { conversationId: string; mode: 'agent' | 'human'; until?: string; by: string },
    invocationId: string,
  ): Promise<void> {
    const conversation = this.rows.conversations.get(request.conversationId);
    if (!conversation)
      throw new PermanentError('STORE.NO_SUCH_CONVERSATION', 'There is no conversation with this id.');
    this.once(invocationId, () => {
      const until = request.until === undefined ? undefined : Date.parse(request.until);
      if (request.mode === 'agent') handBack(this.rows, conversation, request.by);
      else takeOver(this.rows, conversation, request.by, until);
      return true;
    });
  }

  async findAnswer(tenantId: string, wamid: string): Promise<AnswerView | undefined> {
    const row = this.rows.inbox.find(
      ({ conversationId, message }) =>
        message.wamid === wamid && this.rows.conversation(conversationId).tenantId === tenantId,
    );
    if (!row) return undefined;
    const turn = this.rows.turns.get(row.turnId ?? '');
    const sent = this.rows.outbox.filter(
      ({ turnId, status }) => turnId === row.turnId && status !== 'suppressed',
    );
    return {
      status: row.status === 'noted' ? 'answered' : row.status,
      replies: sent.map(({ draft }) => draft.payload),
      texts: sent.map(({ draft }) => draft.historyText),
      tools: turn?.tools ?? [],
      modelCalls: turn?.usage.modelCalls ?? 0,
    };
  }

  private once<T>(invocationId: string, work: () => T): T {
    if (!this.rows.results.has(invocationId)) this.rows.results.set(invocationId, work());
    return this.rows.results.get(invocationId) as T;
  }

  private writeTurn(conversation: ConversationRow, request: CommitRequest): void {
    const { turnId, result, tools, usage } = request;
    const { id: conversationId, aborts } = conversation;
    this.rows.turns.set(turnId, {
      id: turnId,
      conversationId,
      result,
      tools,
      usage,
      aborts,
      savedTokens: aborts * usage.outputTokens,
      at: this.rows.now(),
    });
  }
}

function holds(conversation: ConversationRow, owner: string, fence: number): boolean {
  return conversation.fence === fence && conversation.leaseOwner === owner;
}
