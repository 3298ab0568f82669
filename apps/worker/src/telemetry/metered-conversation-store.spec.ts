import { randomUUID } from 'node:crypto';
import { metrics } from '@opentelemetry/api';
import type { Clock, TurnContext } from '@whatsapp-agent/contracts';
import { startTelemetry, type Telemetry } from '@whatsapp-agent/observability';
import { InMemoryConversationStore } from '@whatsapp-agent/testing';
import { MeteredConversationStore } from './metered-conversation-store';

const MARKER = 'a secret wish';
const PHONE = '971500000777';

describe(MeteredConversationStore, () => {
  let telemetry: Telemetry;
  let store: MeteredConversationStore;
  let now: Date;
  beforeEach(async () => {
    telemetry = await startTelemetry({
      service: 's',
      version: '1',
      instanceId: 'i',
      prometheus: true,
      traceRatio: 0,
    });
    now = new Date('2026-11-01T10:00:00Z');
    const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
    const inner = new InMemoryConversationStore([{ id: 't1', name: 'T', wabaId: 'w1', phoneNumberId: 'p1' }]);
    store = new MeteredConversationStore(inner, clock);
  });
  afterEach(async () => {
    await telemetry.shutdown();
    metrics.disable();
  });

  const receive = (wamid = randomUUID()) => {
    const at = now.toISOString();
    const content = { kind: 'text' as const, text: MARKER };
    const who = { account: { phoneNumberId: 'p1' }, contact: { waId: PHONE }, origin: 'customer' as const };
    return store.record(
      { ...who, wamid, sentAt: at, receivedAt: at, index: 0, content },
      'whatsapp',
      randomUUID(),
    );
  };
  const begin = async (conversationId: string): Promise<TurnContext> => {
    const begun = await store.begin({ conversationId, owner: 'o', leaseMs: 30_000 }, randomUUID());
    if (begun.outcome !== 'turn') throw new Error(begun.outcome);
    return begun.turn;
  };
  const commit = (turn: TurnContext) =>
    store.commit(
      {
        conversationId: turn.conversationId,
        turnId: turn.turnId,
        owner: 'o',
        fence: turn.fence,
        epoch: turn.epoch,
        answered: turn.pending.map(({ id }) => id),
        result: 'answered',
        outbox: [
          { payload: { type: 'text', text: { body: MARKER } }, purpose: 'answer', historyText: MARKER },
        ],
        effects: [],
        tools: [],
        usage: {
          modelCalls: 2,
          inputTokens: 900,
          cachedInputTokens: 400,
          outputTokens: 50,
          costMicros: 120,
          ms: 1,
        },
      },
      randomUUID(),
    );

  it('counts a turn from the message to the answer, with what it cost', async () => {
    const { conversationId } = await receive();
    const turn = await begin(conversationId);
    now = new Date(now.getTime() + 3_000);
    await commit(turn);
    const text = (await telemetry.readMetrics()) ?? '';
    expect(text).toMatch(/^inbound_messages_total\{outcome="recorded"[^}]*\} 1$/m);
    expect(text).toMatch(/^turns_total\{outcome="answered"[^}]*\} 1$/m);
    expect(text).toMatch(/^turn_duration_sum\{outcome="answered"[^}]*\} 3$/m);
    expect(text).toMatch(/^model_calls_total\{[^}]*\} 2$/m);
    expect(text).toMatch(/^model_tokens_total\{kind="input"[^}]*\} 500$/m);
    expect(text).toMatch(/^model_tokens_total\{kind="cached_input"[^}]*\} 400$/m);
    expect(text).toMatch(/^model_cost_total\{[^}]*\} 0\.00012$/m);
    expect(text).toMatch(/^store_call_duration_count\{call="commit",outcome="done"[^}]*\} 1$/m);
  });

  it('shows what has not happened yet, so that an alert sees the first', async () => {
    const text = (await telemetry.readMetrics()) ?? '';
    expect(text).toMatch(/^turns_total\{outcome="delayed"[^}]*\} 0$/m);
    expect(text).toMatch(/^turns_total\{outcome="gave_up"[^}]*\} 0$/m);
    expect(text).toMatch(/^sends_total\{outcome="failed"[^}]*\} 0$/m);
    expect(text).toMatch(/^statuses_total\{state="failed",outcome="applied"[^}]*\} 0$/m);
  });

  it('counts a duplicate, a conversation held by somebody else and a commit that came too late', async () => {
    const wamid = randomUUID();
    const { conversationId } = await receive(wamid);
    await receive(wamid);
    const turn = await begin(conversationId);
    await store.begin({ conversationId, owner: 'other', leaseMs: 30_000 }, randomUUID());
    await commit({ ...turn, fence: turn.fence + 1 });
    const text = (await telemetry.readMetrics()) ?? '';
    expect(text).toMatch(/^inbound_messages_total\{outcome="duplicate"[^}]*\} 1$/m);
    expect(text).toMatch(/^turn_lease_busy_total\{[^}]*\} 1$/m);
    expect(text).toMatch(/^turns_total\{outcome="lost"[^}]*\} 1$/m);
    expect(text).not.toContain('outcome="answered"');
  });

  it('keeps everything of a customer out of the metrics', async () => {
    const { conversationId, tenantId } = await receive();
    await commit(await begin(conversationId));
    const text = (await telemetry.readMetrics()) ?? '';
    for (const marker of [MARKER, PHONE, conversationId, tenantId]) expect(text).not.toContain(marker);
  });
});
