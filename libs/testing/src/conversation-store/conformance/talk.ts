import { randomUUID } from 'node:crypto';
import type {
  BeginOutcome,
  ClaimedSend,
  CommitOutcome,
  CommitRequest,
  Continuation,
  DeliveryStatus,
  FailOutcome,
  FailRequest,
  InboundContent,
  InboundMessage,
  OutboxDraft,
  OutboxPurpose,
  RecordOutcome,
  SendResult,
  TurnContext,
} from '@whatsapp-agent/contracts';
import type { StoreHarness } from './store-harness';

export const LEASE_MS = 30_000;

/** One customer of a conformance test, with the calls a worker would make. */
export class Talk {
  readonly waId = `9715${Math.floor(Math.random() * 1e8)}`;
  conversationId = '';
  tenantId = '';

  constructor(
    readonly harness: StoreHarness,
    readonly phoneNumberId = harness.phoneNumberIds[0],
  ) {}

  message(change: Partial<InboundMessage> = {}): InboundMessage {
    const now = new Date().toISOString();
    return {
      account: { phoneNumberId: this.phoneNumberId },
      contact: { waId: this.waId },
      origin: 'customer',
      wamid: `wamid.${randomUUID()}`,
      sentAt: now,
      receivedAt: now,
      index: 0,
      content: { kind: 'text', text: 'Hi' },
      ...change,
    };
  }

  async receive(
    content: InboundContent | string = 'Hi',
    change: Partial<InboundMessage> = {},
  ): Promise<RecordOutcome> {
    const body: InboundContent = typeof content === 'string' ? { kind: 'text', text: content } : content;
    return this.record(this.message({ content: body, ...change }));
  }

  async record(message: InboundMessage, invocationId: string = randomUUID()): Promise<RecordOutcome> {
    const outcome = await this.harness.store.record(message, 'whatsapp', invocationId);
    this.conversationId = outcome.conversationId;
    this.tenantId = outcome.tenantId;
    return outcome;
  }

  begin(
    owner = 'worker-1',
    held?: { fence: number; aborted: boolean },
    leaseMs = LEASE_MS,
  ): Promise<BeginOutcome> {
    return this.harness.store.begin(
      { conversationId: this.conversationId, owner, leaseMs, held },
      randomUUID(),
    );
  }

  async takeTurn(owner = 'worker-1', leaseMs = LEASE_MS): Promise<TurnContext> {
    const begun = await this.begin(owner, undefined, leaseMs);
    if (begun.outcome !== 'turn') throw new Error(`expected a turn, got ${begun.outcome}`);
    return begun.turn;
  }

  draft(text: string, purpose: OutboxPurpose = 'answer'): OutboxDraft {
    return { payload: { type: 'text', text: { body: text } }, purpose, historyText: text };
  }

  commitOf(turn: TurnContext, change: Partial<CommitRequest> = {}): CommitRequest {
    return {
      conversationId: turn.conversationId,
      turnId: turn.turnId,
      owner: 'worker-1',
      fence: turn.fence,
      epoch: turn.epoch,
      answered: turn.pending.map(({ id }) => id),
      result: 'answered',
      outbox: [this.draft('Hello')],
      effects: [],
      tools: [],
      usage: { modelCalls: 1, inputTokens: 1, outputTokens: 1, ms: 1 },
      ...change,
    };
  }

  commit(
    turn: TurnContext,
    change: Partial<CommitRequest> = {},
    invocationId: string = randomUUID(),
  ): Promise<CommitOutcome> {
    return this.harness.store.commit(this.commitOf(turn, change), invocationId);
  }

  /** Commits and returns the send that was claimed with it. */
  async commitAndClaim(turn: TurnContext, change: Partial<CommitRequest> = {}): Promise<ClaimedSend> {
    const outcome = await this.commit(turn, change);
    if (outcome.outcome !== 'committed' || !outcome.next)
      throw new Error(`expected a claimed send, got ${outcome.outcome}`);
    return outcome.next;
  }

  settle(
    turn: { fence: number },
    send: ClaimedSend,
    result: SendResult,
    change: { owner?: string; last?: boolean } = {},
  ): Promise<Continuation> {
    const { conversationId, outboxId, claimFence } = send;
    const request = { conversationId, owner: 'worker-1', fence: turn.fence, outboxId, claimFence, result };
    return this.harness.store.settle({ ...request, ...change }, randomUUID());
  }

  /** A settled send whose id is known. */
  async deliver(
    turn: { fence: number },
    send: ClaimedSend,
    wamid = `wamid.${randomUUID()}`,
  ): Promise<string> {
    await this.settle(turn, send, { state: 'sent', wamid });
    return wamid;
  }

  /** What the customer's conversation would show to the next turn. */
  async nextHistory(): Promise<[role: string, text: string][]> {
    await this.receive('and now?');
    const { history } = await this.takeTurn();
    return history.map(({ role, text }) => [role, text]);
  }

  report() {
    return this.harness.desk.getConversation(this.conversationId);
  }

  /** Kinds of the open alerts of this conversation, with their codes. */
  async alerts(): Promise<string[]> {
    const alerts = await this.harness.desk.listAlerts({ tenantId: this.tenantId, limit: 200 });
    return alerts
      .filter(({ conversationId }) => conversationId === this.conversationId)
      .map(({ kind, code }) => (code ? `${kind} ${code}` : kind))
      .toSorted();
  }

  fail(turn: TurnContext, change: Partial<FailRequest> = {}): Promise<FailOutcome> {
    const { conversationId, turnId, fence, epoch } = turn;
    const request = {
      conversationId,
      turnId,
      owner: 'worker-1',
      fence,
      epoch,
      inboxIds: turn.pending.map(({ id }) => id),
      code: 'MODEL.DOWN',
      maxAttempts: 3,
      backoffMs: 5_000,
      tellAfterMs: 60_000,
      deferrable: true,
      deferMs: 30_000,
      giveUpAfterMs: 1_800_000,
      delayed: this.draft('It takes longer', 'fallback'),
      fallback: this.draft('Sorry', 'fallback'),
    };
    return this.harness.store.fail({ ...request, ...change }, randomUUID());
  }

  /** One whole ordinary turn; returns the wamid of its answer. */
  async answer(text = 'Hello'): Promise<string> {
    const turn = await this.takeTurn();
    const send = await this.commitAndClaim(turn, { outbox: [this.draft(text)] });
    const wamid = `wamid.${randomUUID()}`;
    await this.settle(turn, send, { state: 'sent', wamid });
    return wamid;
  }

  status(wamid: string, state: DeliveryStatus['state'], change: Partial<DeliveryStatus> = {}) {
    const status = {
      account: { phoneNumberId: this.phoneNumberId },
      wamid,
      state,
      at: new Date().toISOString(),
      ...change,
    };
    return this.harness.store.recordStatus(status, randomUUID());
  }

  older(ms: number): Promise<void> {
    return this.harness.makeOlder(this.conversationId, ms);
  }
}
