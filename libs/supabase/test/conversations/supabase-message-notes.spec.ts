import { randomUUID } from 'node:crypto';
import { createServiceClient, SupabaseConversationStore, SupabaseMessageNotes } from '../../src';
import { type LocalProject, startLocalProject } from '../local-project';

/** Number of the first business of the seed. */
const phoneNumberId = '200000000000001';

describe('SupabaseMessageNotes', () => {
  let project: LocalProject;
  let store: SupabaseConversationStore;
  let notes: SupabaseMessageNotes;

  beforeAll(async () => {
    project = await startLocalProject(20);
    const client = createServiceClient({ ...project, fetchTimeoutMs: 8_000 });
    store = new SupabaseConversationStore(client);
    notes = new SupabaseMessageNotes(client);
  }, 90_000);
  afterAll(() => project?.stop());

  const receive = (content: Parameters<typeof store.record>[0]['content'], waId: string) => {
    const now = new Date().toISOString();
    const message = {
      account: { phoneNumberId },
      contact: { waId },
      origin: 'customer' as const,
      wamid: `wamid.${randomUUID()}`,
      sentAt: now,
      receivedAt: now,
      index: 0,
      content,
    };
    return store.record(message, 'whatsapp', randomUUID());
  };
  const begin = async (conversationId: string) => {
    const begun = await store.begin({ conversationId, owner: 'worker-1', leaseMs: 30_000 }, randomUUID());
    if (begun.outcome !== 'turn') throw new Error(`expected a turn, got ${begun.outcome}`);
    return begun.turn;
  };
  const newPhone = () => `9715${Math.floor(Math.random() * 1e8)}`;

  it('keeps the first transcript with its message, for repeated turns and for the history', async () => {
    const phone = newPhone();
    const { conversationId, tenantId } = await receive(
      { kind: 'audio', media: { id: '7', voice: true } },
      phone,
    );
    const turn = await begin(conversationId);
    const inboxId = turn.pending[0]?.id ?? '';
    await notes.keepTranscript({ tenantId, conversationId, inboxId, transcript: 'two beds in Marina' });
    await notes.keepTranscript({ tenantId, conversationId, inboxId, transcript: 'something else' });
    await store.release(conversationId, 'worker-1', turn.fence);
    const again = await begin(conversationId);
    expect(again.pending[0]?.content).toEqual({
      kind: 'audio',
      media: { id: '7', voice: true, transcript: 'two beds in Marina' },
    });
    await store.commit(
      {
        conversationId,
        turnId: again.turnId,
        owner: 'worker-1',
        fence: again.fence,
        epoch: again.epoch,
        answered: [inboxId],
        result: 'noted',
        outbox: [],
        effects: [],
        tools: [],
        usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0, ms: 1 },
      },
      randomUUID(),
    );
    await receive({ kind: 'text', text: 'hello?' }, phone);
    expect((await begin(conversationId)).history.map(({ text }) => text)).toEqual([
      '[voice note] two beds in Marina',
    ]);
  });

  it('keeps no transcript for another tenant', async () => {
    const { conversationId } = await receive({ kind: 'audio', media: { id: '7' } }, newPhone());
    const { pending } = await begin(conversationId);
    const inboxId = pending[0]?.id ?? '';
    await notes.keepTranscript({ tenantId: randomUUID(), conversationId, inboxId, transcript: 'forged' });
    await store.release(conversationId, 'worker-1', 1);
    expect((await begin(conversationId)).pending[0]?.content).toEqual({ kind: 'audio', media: { id: '7' } });
  });

  it('finds a quoted message of ours with the whole answer, in its own conversation only', async () => {
    const phone = newPhone();
    const { conversationId, tenantId } = await receive({ kind: 'text', text: 'Hi' }, phone);
    const turn = await begin(conversationId);
    const payloads = ['one', 'two'].map((body) => ({ type: 'text', text: { body } }));
    const committed = await store.commit(
      {
        conversationId,
        turnId: turn.turnId,
        owner: 'worker-1',
        fence: turn.fence,
        epoch: turn.epoch,
        answered: turn.pending.map(({ id }) => id),
        result: 'answered',
        outbox: payloads.map((payload) => ({ payload, purpose: 'answer', historyText: 'x' })),
        effects: [],
        tools: [],
        usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0, ms: 1 },
      },
      randomUUID(),
    );
    if (committed.outcome !== 'committed' || !committed.next) throw new Error('nothing to send');
    const wamid = `wamid.${randomUUID()}`;
    const { outboxId, claimFence } = committed.next;
    await store.settle(
      {
        conversationId,
        owner: 'worker-1',
        fence: turn.fence,
        outboxId,
        claimFence,
        result: { state: 'sent', wamid },
      },
      randomUUID(),
    );
    await expect(notes.findQuoted({ tenantId, conversationId, wamid })).resolves.toEqual({
      payload: payloads[0],
      answer: payloads,
    });
    const other = await receive({ kind: 'text', text: 'Hi' }, newPhone());
    for (const elsewhere of [
      { tenantId: randomUUID(), conversationId },
      { tenantId, conversationId: other.conversationId },
    ]) {
      await expect(notes.findQuoted({ ...elsewhere, wamid })).resolves.toBeUndefined();
    }
  });

  it('shows a reaction to the next turn', async () => {
    const phone = newPhone();
    const { conversationId } = await receive(
      { kind: 'reaction', targetWamid: 'wamid.x', emoji: '👍' },
      phone,
    );
    await receive({ kind: 'text', text: 'and more?' }, phone);
    expect((await begin(conversationId)).history).toMatchObject([
      { role: 'customer', text: '[reacted with 👍]' },
    ]);
  });
});
