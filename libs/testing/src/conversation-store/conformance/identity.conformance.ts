import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { Talk } from './talk';

export function describeIdentity(createHarness: () => Promise<StoreHarness>): void {
  describe('who a customer is', () => {
    let harness: StoreHarness;
    let talk: Talk;
    let userId: string;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(() => {
      talk = new Talk(harness);
      userId = `AE.${randomUUID()}`;
    });
    const byPhone = (text: string) => talk.receive(text, { contact: { waId: talk.waId } });
    const byId = (text: string) => talk.receive(text, { contact: { userId } });
    const byBoth = (text: string) =>
      talk.receive(text, { contact: { userId, waId: talk.waId, profileName: 'Asha' } });

    it('is known by user id, by phone, and by both', async () => {
      const first = await byId('hi');
      const both = await byBoth('again');
      const phone = await byPhone('and again');
      expect(both.conversationId).toBe(first.conversationId);
      expect(phone.conversationId).toBe(first.conversationId);
      expect((await talk.takeTurn()).contact).toMatchObject({
        name: 'Asha',
        key: { userId, waId: talk.waId },
      });
    });

    it('is one when phone and user id turn out to be the same person: one turn answers both', async () => {
      const at = (second: number) => ({ sentAt: new Date(1_790_000_000_000 + second * 1000).toISOString() });
      await talk.receive('to rent', { contact: { userId }, ...at(1) });
      const lost = await talk.takeTurn();
      await talk.receive('2 bed', { contact: { waId: talk.waId }, ...at(2) });
      const { conversationId } = await byBoth('in Marina');
      const turn = await talk.takeTurn('worker-2');
      expect(turn.pending.map(({ content }) => content)).toEqual(
        ['to rent', '2 bed', 'in Marina'].map((text) => ({ kind: 'text', text })),
      );
      expect(await talk.commit(lost)).toEqual({ outcome: 'lost' });
      await byId('still me');
      expect(talk.conversationId).toBe(conversationId);
    });

    it('keeps the history, the opt-out and a send in flight of both', async () => {
      await byPhone('one');
      await talk.answer('answer one');
      await byId('two');
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn, { outbox: [talk.draft('answer two')] });
      await byBoth('three');
      expect(await talk.deliver(turn, send)).toBeDefined();
      const next = await talk.takeTurn();
      const said = next.history.map(({ text }) => text);
      expect(said).toEqual(expect.arrayContaining(['one', 'answer one', 'two', 'answer two']));
      expect(next.pending).toHaveLength(1);
    });

    it('stays with the person who answers one of the two', async () => {
      await byPhone('one');
      const human = { conversationId: talk.conversationId, mode: 'human' as const, by: 'test' };
      await harness.store.setMode(human, randomUUID());
      await byId('two');
      await byBoth('three');
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('is the same after a change of number', async () => {
      const before = await byPhone('hi');
      const waId = `9716${Math.floor(Math.random() * 1e8)}`;
      const event = { kind: 'system' as const, event: 'user_changed_number', waId };
      await talk.receive(event, { contact: { waId: talk.waId } });
      const after = await talk.receive('me again', { contact: { waId } });
      expect(after.conversationId).toBe(before.conversationId);
    });

    it('merges once when both messages come at the same time', async () => {
      await byPhone('one');
      await byId('two');
      await Promise.all(Array.from({ length: 6 }, (_, index) => byBoth(`both ${index}`)));
      await byPhone('last');
      expect((await talk.takeTurn()).pending).toHaveLength(9);
    });
  });
}
