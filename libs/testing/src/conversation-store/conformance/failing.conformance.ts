import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { LEASE_MS, Talk } from './talk';

export function describeFailing(createHarness: () => Promise<StoreHarness>): void {
  describe('turns that fail', () => {
    let harness: StoreHarness;
    let talk: Talk;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness);
      await talk.receive();
    });
    const textsOf = async () =>
      (await talk.report()).outbox.map(({ purpose, status }) => `${purpose} ${status}`);
    /** The customer has been told that it takes longer. */
    const delay = async () => {
      const turn = await talk.takeTurn();
      const told = await talk.fail(turn, { maxAttempts: 1 });
      if (told.outcome !== 'delayed' || !told.next) throw new Error(`expected a notice, got ${told.outcome}`);
      await talk.deliver(turn, told.next);
      return turn;
    };

    it('are tried again after a while, quietly', async () => {
      expect(await talk.fail(await talk.takeTurn())).toEqual({ outcome: 'retry', dueInMs: 5000 });
      const waiting = await talk.begin();
      expect(waiting).toMatchObject({ outcome: 'idle' });
      expect(waiting.outcome === 'idle' && waiting.dueInMs).toBeGreaterThan(3000);
      await talk.older(5001);
      expect((await talk.takeTurn()).attempts).toBe(1);
      expect(await textsOf()).toEqual([]);
    });

    it('tell the customer once that it takes longer, and answer later', async () => {
      await delay();
      expect(await talk.alerts()).toEqual(['turn_delayed MODEL.DOWN']);
      expect((await talk.report()).inbox).toEqual({ pending: 1 });
      await talk.older(31_000);
      expect(await talk.fail(await talk.takeTurn())).toEqual({ outcome: 'retry', dueInMs: 30_000 });
      await talk.older(31_000);
      await talk.answer('at last');
      expect(await textsOf()).toEqual(['answer sent', 'fallback sent']);
      expect(await talk.alerts()).toEqual([]);
      expect((await talk.report()).inbox).toEqual({ answered: 1 });
    });

    it('tell the customer early when the tries themselves take long', async () => {
      await talk.older(61_000);
      expect((await talk.fail(await talk.takeTurn())).outcome).toBe('delayed');
    });

    it('are given up after half an hour without a second apology', async () => {
      await delay();
      await talk.older(1_801_000);
      expect(await talk.fail(await talk.takeTurn())).toMatchObject({ outcome: 'gave_up', leaseHeld: false });
      expect(await textsOf()).toEqual(['fallback sent']);
      expect(await talk.alerts()).toEqual(['turn_failed MODEL.DOWN']);
      expect((await talk.report()).inbox).toEqual({ failed: 1 });
    });

    it('are given up with one apology when waiting cannot help', async () => {
      const turn = await talk.takeTurn();
      const outcome = await talk.fail(turn, { deferrable: false, maxAttempts: 1, code: 'TURN.UNEXPECTED' });
      expect(outcome).toMatchObject({ outcome: 'gave_up', next: { payload: { text: { body: 'Sorry' } } } });
      expect((await talk.report()).inbox).toEqual({ failed: 1 });
    });

    it('say nothing when a person has taken over meanwhile', async () => {
      const turn = await talk.takeTurn();
      const human = { conversationId: talk.conversationId, mode: 'human' as const, by: 'test' };
      await harness.store.setMode(human, randomUUID());
      expect(await talk.fail(turn, { maxAttempts: 1 })).toEqual({ outcome: 'superseded' });
      expect(await textsOf()).toEqual([]);
    });

    it('are begun again by a person, and answered', async () => {
      const turn = await talk.takeTurn();
      const end = await talk.fail(turn, { deferrable: false, maxAttempts: 1 });
      if (end.outcome !== 'gave_up' || !end.next) throw new Error(`expected a fallback, got ${end.outcome}`);
      await talk.deliver(turn, end.next);
      const invocation = randomUUID();
      const request = { conversationId: talk.conversationId, outboxIds: [], by: 'sara' };
      const requeued = { messages: 1, sends: 0 };
      expect(await harness.desk.requeue(request, invocation)).toEqual(requeued);
      expect(await harness.desk.requeue(request, invocation)).toEqual(requeued);
      expect(await talk.alerts()).toEqual([]);
      await talk.answer('after all');
      expect((await talk.report()).inbox).toEqual({ answered: 1 });
    });

    it('count processes that died over the same messages', async () => {
      await talk.takeTurn('worker-1');
      await talk.older(LEASE_MS + 1000);
      expect((await talk.takeTurn('worker-2')).crashes).toBe(1);
      await talk.older(LEASE_MS + 1000);
      const turn = await talk.takeTurn('worker-3');
      expect(turn.crashes).toBe(2);
      const done = await talk.commit(turn, { owner: 'worker-3', outbox: [] });
      expect(done.outcome).toBe('committed');
      await talk.receive('next');
      expect((await talk.takeTurn()).crashes).toBe(0);
    });
  });
}
