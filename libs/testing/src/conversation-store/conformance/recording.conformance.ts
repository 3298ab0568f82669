import { PermanentError } from '@whatsapp-agent/contracts';
import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { Talk } from './talk';

export function describeRecording(createHarness: () => Promise<StoreHarness>): void {
  describe('record', () => {
    let harness: StoreHarness;
    beforeAll(async () => {
      harness = await createHarness();
    });

    it('stores a message once, however often and at once it is delivered', async () => {
      const talk = new Talk(harness);
      const message = talk.message();
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => talk.record(message)));
      expect(outcomes.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
      expect(outcomes.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(7);
      expect(new Set(outcomes.map(({ conversationId }) => conversationId)).size).toBe(1);
      expect((await talk.takeTurn()).pending).toHaveLength(1);
    });

    it('returns the first result again for the same invocation', async () => {
      const talk = new Talk(harness);
      const message = talk.message();
      const invocation = randomUUID();
      const first = await talk.record(message, invocation);
      expect(await talk.record(message, invocation)).toEqual(first);
    });

    it('calls a duplicate runnable only while its message is unanswered', async () => {
      const talk = new Talk(harness);
      const message = talk.message();
      await talk.record(message);
      expect(await talk.record(message)).toMatchObject({ outcome: 'duplicate', runnable: true });
      await talk.answer();
      expect(await talk.record(message)).toMatchObject({ outcome: 'duplicate', runnable: false });
    });

    it('is not runnable while somebody is at work', async () => {
      const talk = new Talk(harness);
      await talk.receive();
      await talk.takeTurn();
      expect(await talk.receive('2 bed')).toMatchObject({ outcome: 'recorded', runnable: false });
    });

    it('refuses a number no tenant has', async () => {
      const talk = new Talk(harness, 'nobody');
      await expect(talk.receive()).rejects.toThrow(PermanentError);
      await expect(talk.receive()).rejects.toMatchObject({ code: 'STORE.UNKNOWN_TENANT' });
    });

    it('keeps one customer apart at two tenants', async () => {
      const [one, two] = harness.phoneNumberIds.map((id) => new Talk(harness, id));
      const contact = { waId: one!.waId };
      await one!.receive('to one', { contact });
      await two!.receive('to two', { contact });
      expect(two!.conversationId).not.toBe(one!.conversationId);
      expect(two!.tenantId).not.toBe(one!.tenantId);
      const texts = (await two!.takeTurn()).pending.map(({ content }) => content);
      expect(texts).toEqual([{ kind: 'text', text: 'to two' }]);
    });

    it('orders a turn by provider second, then by arrival, then by place in the webhook', async () => {
      const talk = new Talk(harness);
      const at = (second: number, ms: number, index: number) => ({
        sentAt: new Date(1_790_000_000_000 + second * 1000).toISOString(),
        receivedAt: new Date(1_790_000_000_000 + ms).toISOString(),
        index,
      });
      await talk.receive('d', at(2, 5, 0));
      await talk.receive('c', at(1, 9, 1));
      await talk.receive('b', at(1, 9, 0));
      await talk.receive('a', at(1, 8, 4));
      const { pending } = await talk.takeTurn();
      expect(pending.map(({ content }) => (content.kind === 'text' ? content.text : ''))).toEqual([
        'a',
        'b',
        'c',
        'd',
      ]);
    });

    it('notes a reaction without asking for an answer', async () => {
      const talk = new Talk(harness);
      expect(await talk.receive({ kind: 'reaction', targetWamid: 'wamid.x', emoji: '👍' })).toMatchObject({
        outcome: 'ignored',
        runnable: false,
      });
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('shows a reaction to the next turn', async () => {
      const talk = new Talk(harness);
      await talk.receive({ kind: 'reaction', targetWamid: 'wamid.x', emoji: '👍' });
      await talk.receive('and more?');
      expect((await talk.takeTurn()).history).toMatchObject([
        { role: 'customer', text: '[reacted with 👍]' },
      ]);
    });

    it('notes the second tap on a button and answers the first', async () => {
      const talk = new Talk(harness);
      const tap = (id: string, quotedWamid = 'wamid.card') =>
        talk.receive({ kind: 'button', id, title: 'Details' }, { context: { quotedWamid } });
      expect(await tap('details:1')).toMatchObject({ outcome: 'recorded' });
      expect(await tap('details:1')).toMatchObject({ outcome: 'ignored' });
      expect(await tap('details:2')).toMatchObject({ outcome: 'recorded' });
      expect(await tap('details:1', 'wamid.another')).toMatchObject({ outcome: 'recorded' });
      const turn = await talk.takeTurn();
      expect(turn.pending).toHaveLength(3);
      const send = await talk.commitAndClaim(turn);
      expect(await tap('details:1')).toMatchObject({ outcome: 'ignored' });
      expect(await talk.settle(turn, send, { state: 'sent' })).toMatchObject({ pending: false });
      await talk.older(11_000);
      expect(await tap('details:1')).toMatchObject({ outcome: 'recorded', runnable: true });
    });

    it('gives a late message a turn of its own', async () => {
      const talk = new Talk(harness);
      const sentAt = new Date(Date.now() - 60_000).toISOString();
      await talk.receive('second');
      await talk.answer();
      await talk.receive('first', { sentAt });
      expect((await talk.takeTurn()).pending.map(({ content }) => content)).toEqual([
        { kind: 'text', text: 'first' },
      ]);
    });

    it('knows a message again a month later', async () => {
      const talk = new Talk(harness);
      const message = talk.message();
      await talk.record(message);
      await talk.answer();
      await talk.older(30 * 24 * 3_600_000);
      await harness.store.sweep(1000);
      expect(await talk.record(message)).toMatchObject({ outcome: 'duplicate', runnable: false });
    });

    it('shows the answer to a message, and nothing for one it does not know', async () => {
      const talk = new Talk(harness);
      const message = talk.message();
      await talk.record(message);
      expect(await harness.store.findAnswer(talk.tenantId, message.wamid)).toMatchObject({
        status: 'pending',
        replies: [],
      });
      await talk.answer('Welcome');
      expect(await harness.store.findAnswer(talk.tenantId, message.wamid)).toMatchObject({
        status: 'answered',
        texts: ['Welcome'],
        modelCalls: 1,
      });
      expect(await harness.store.findAnswer(talk.tenantId, 'wamid.unknown')).toBeUndefined();
    });
  });
}
