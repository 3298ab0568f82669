import { randomUUID } from 'node:crypto';
import {
  PermanentError,
  type AnswerView,
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
  type OutboxDraft,
  type RecordOutcome,
  type SettleRequest,
  type StatusOutcome,
  type SweepOutcome,
  type WatchedTurn,
  type WatchState,
} from '@whatsapp-agent/contracts';
import {
  claimNext,
  continueConversation,
  expireClaims,
  hasDueInput,
  releaseLease,
  retryDueIn,
} from './claim-rules';
import { applyGates, handBack, takeOver } from './control-rules';
import { applyEffects, effectsFit } from './effect-rules';
import { contactOf, conversationOf, tenantOf } from './identity-rules';
import { judgeWaitingEchoes, storeInbound } from './recording-rules';
import { applyStatus, failDelivery, retryDelay } from './status-rules';
import { StoreRows, type ConversationRow, type OutboxRow, type TenantRow } from './store-rows';
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
    const conversation = conversationOf(
      this.rows,
      tenant,
      contactOf(this.rows, tenant.id, message.contact),
      channel,
    );
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
      const take = () => {
        conversation.leaseOwner = owner;
        conversation.leaseUntil = this.rows.now() + leaseMs;
        if (!held) conversation.fence += 1;
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
      if (held) releaseLease(conversation);
      const due = [claim.dueInMs, retryDueIn(this.rows, conversation)].filter((ms) => ms !== undefined);
      return { outcome: 'idle', suppressed, ...(due.length > 0 && { dueInMs: Math.min(...due) }) };
    });
  }

  async watch(owner: string, leaseMs: number, turns: WatchedTurn[]): Promise<WatchState[]> {
    return turns.map(({ conversationId, fence }) => {
      const conversation = this.rows.conversation(conversationId);
      const held = holds(conversation, owner, fence);
      if (held) conversation.leaseUntil = Math.max(conversation.leaseUntil, this.rows.now() + leaseMs);
      return { conversationId, held, lastSeq: conversation.inputSeq, epoch: conversation.epoch };
    });
  }

  async commit(request: CommitRequest, invocationId: string): Promise<CommitOutcome> {
    const conversation = this.rows.conversation(request.conversationId);
    const replay = this.rows.results.get(invocationId);
    if (replay) return replay as CommitOutcome;
    if (!holds(conversation, request.owner, request.fence)) return { outcome: 'lost' };
    const named = this.rows.pendingOf(conversation.id).filter(({ id }) => request.answered.includes(id));
    if (conversation.epoch !== request.epoch || named.length !== request.answered.length)
      return { outcome: 'superseded' };
    if (!effectsFit(this.rows, conversation, request.effects)) return { outcome: 'conflict' };
    const status = request.outbox.length > 0 ? ('answered' as const) : ('noted' as const);
    return this.once(invocationId, () => {
      const { turnId, result, tools, usage, effects } = request;
      this.rows.turns.set(turnId, { id: turnId, result, tools, modelCalls: usage.modelCalls });
      for (const row of named) Object.assign(row, { status, turnId });
      this.write(conversation, turnId, request.outbox);
      applyEffects(this.rows, conversation, effects);
      if ('state' in request && request.state !== undefined) conversation.state = request.state;
      Object.assign(conversation, { attempts: 0, nextAttemptAt: 0, aborts: 0 });
      return { outcome: 'committed' as const, ...continueConversation(this.rows, conversation) };
    });
  }

  async settle(request: SettleRequest, invocationId: string): Promise<Continuation> {
    const conversation = this.rows.conversation(request.conversationId);
    return this.once(invocationId, () => {
      const row = this.rows.outbox.find(
        ({ id, claimFence }) => id === request.outboxId && claimFence === request.claimFence,
      );
      if (row && (row.status === 'sending' || (row.status === 'unknown' && !row.wamid))) {
        this.keepResult(row, request.result);
      }
      if (!holds(conversation, request.owner, request.fence)) return { pending: false, leaseHeld: false };
      return continueConversation(this.rows, conversation);
    });
  }

  async fail(request: FailRequest, invocationId: string): Promise<FailOutcome> {
    const conversation = this.rows.conversation(request.conversationId);
    const replay = this.rows.results.get(invocationId);
    if (replay) return replay as FailOutcome;
    if (!holds(conversation, request.owner, request.fence)) return { outcome: 'lost' };
    return this.once(invocationId, (): FailOutcome => {
      if (conversation.attempts + 1 < request.maxAttempts) {
        conversation.attempts += 1;
        conversation.nextAttemptAt = this.rows.now() + request.backoffMs;
        releaseLease(conversation);
        return { outcome: 'retry', dueInMs: request.backoffMs };
      }
      for (const row of this.rows.pendingOf(conversation.id)) {
        if (request.inboxIds.includes(row.id))
          Object.assign(row, { status: 'failed', reason: request.code, turnId: request.turnId });
      }
      this.rows.turns.set(request.turnId, { id: request.turnId, result: 'failed', tools: [], modelCalls: 0 });
      this.write(conversation, request.turnId, [request.fallback]);
      Object.assign(conversation, { attempts: 0, nextAttemptAt: 0, aborts: 0 });
      return { outcome: 'gave_up', ...continueConversation(this.rows, conversation) };
    });
  }

  async release(conversationId: string, owner: string, fence: number): Promise<void> {
    const conversation = this.rows.conversation(conversationId);
    if (holds(conversation, owner, fence)) releaseLease(conversation);
  }

  async recordStatus(status: DeliveryStatus, invocationId: string): Promise<StatusOutcome> {
    const tenant = tenantOf(this.rows, status.account);
    return this.once(invocationId, () => applyStatus(this.rows, tenant.id, status));
  }

  async sweep(limit: number): Promise<SweepOutcome> {
    const now = this.rows.now();
    const expired = this.rows.outbox.filter(
      ({ status, claimUntil }) => status === 'sending' && claimUntil < now,
    );
    const due = [...this.rows.conversations.values()].filter((conversation) => {
      const sendable = this.rows
        .outboxOf(conversation.id)
        .some((row) => (row.status === 'pending' && row.notBefore <= now) || expired.includes(row));
      const echo = this.rows.inbox.some(
        (row) =>
          row.conversationId === conversation.id &&
          row.reason === 'echo_waiting' &&
          row.recordedAt < now - 60_000,
      );
      const work = hasDueInput(this.rows, conversation) || sendable || echo;
      return work && conversation.leaseUntil < now && conversation.nextAttemptAt <= now;
    });
    return { wake: due.slice(0, limit).map(({ id }) => id), expiredClaims: expired.length, purged: 0 };
  }

  async setMode(
    request: { conversationId: string; mode: 'agent' | 'human'; until?: string; by: string },
    invocationId: string,
  ): Promise<void> {
    const conversation = this.rows.conversations.get(request.conversationId);
    if (!conversation)
      throw new PermanentError('STORE.NO_SUCH_CONVERSATION', 'There is no conversation with this id.');
    this.once(invocationId, () => {
      if (request.mode === 'agent') handBack(this.rows, conversation);
      else
        takeOver(
          this.rows,
          conversation,
          request.until === undefined ? undefined : Date.parse(request.until),
        );
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
      modelCalls: turn?.modelCalls ?? 0,
    };
  }

  private once<T>(invocationId: string, work: () => T): T {
    if (!this.rows.results.has(invocationId)) this.rows.results.set(invocationId, work());
    return this.rows.results.get(invocationId) as T;
  }

  private write(conversation: ConversationRow, turnId: string, drafts: OutboxDraft[]): void {
    drafts.forEach((draft, ordinal) => {
      const row = {
        id: randomUUID(),
        conversationId: conversation.id,
        turnId,
        ordinal,
        draft,
        at: this.rows.now(),
      };
      this.rows.outbox.push({
        ...row,
        status: 'pending',
        claimFence: 0,
        claimUntil: 0,
        attempt: 0,
        notBefore: 0,
        unknownAt: 0,
      });
    });
  }

  private keepResult(row: OutboxRow, result: SettleRequest['result']): void {
    switch (result.state) {
      case 'sent': {
        Object.assign(row, { status: 'sent', wamid: result.wamid ?? row.wamid, at: this.rows.now() });
        const tenantId = this.rows.conversation(row.conversationId).tenantId;
        const early = this.rows.statuses.get(`${tenantId} ${row.wamid}`);
        if (early?.state === 'failed') failDelivery(this.rows, row, early.code);
        return;
      }
      case 'retry':
        if (row.attempt >= 5) Object.assign(row, { status: 'failed', code: result.code });
        else
          Object.assign(row, {
            status: 'pending',
            notBefore: this.rows.now() + retryDelay(row.attempt, result.retryAfterMs),
          });
        return;
      case 'failed':
        Object.assign(row, { status: 'failed', code: result.code });
        return;
      case 'unknown':
        Object.assign(row, { status: 'unknown', unknownAt: this.rows.now(), code: result.code });
    }
  }
}

function holds(conversation: ConversationRow, owner: string, fence: number): boolean {
  return conversation.fence === fence && conversation.leaseOwner === owner;
}
