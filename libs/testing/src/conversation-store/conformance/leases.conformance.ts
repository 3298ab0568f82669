import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { LEASE_MS, Talk } from './talk';

export function describeLeases(createHarness: () => Promise<StoreHarness>): void {
  describe('begin, watch, commit', () => {
    let harness: StoreHarness;
    let talk: Talk;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness);
      await talk.receive();
    });

    it('gives a conversation to one of many who ask', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, index) => talk.begin(`worker-${index}`)),
      );
      expect(outcomes.filter(({ outcome }) => outcome === 'turn')).toHaveLength(1);
      expect(outcomes.filter(({ outcome }) => outcome === 'busy')).toHaveLength(7);
    });

    it('lets another take an expired lease, and the first then changes nothing', async () => {
      const first = await talk.takeTurn('worker-1');
      await talk.older(LEASE_MS + 1000);
      const second = await talk.takeTurn('worker-2');
      expect(second.fence).toBeGreaterThan(first.fence);
      expect(await talk.commit(first)).toEqual({ outcome: 'lost' });
      expect(await talk.begin('worker-1', { fence: first.fence, aborted: false })).toEqual({
        outcome: 'lost',
      });
      expect((await talk.commit(second, { owner: 'worker-2' })).outcome).toBe('committed');
    });

    it('lets the holder of an expired lease commit as long as nobody took it', async () => {
      const turn = await talk.takeTurn();
      await talk.older(LEASE_MS + 1000);
      expect((await talk.commit(turn)).outcome).toBe('committed');
    });

    it('begins anew under the same fence, with what came meanwhile, and counts the abort', async () => {
      const turn = await talk.takeTurn();
      await talk.receive('2 bed');
      const again = await talk.begin('worker-1', { fence: turn.fence, aborted: true });
      expect(again).toMatchObject({ outcome: 'turn', turn: { fence: turn.fence, aborts: 1 } });
      expect(again.outcome === 'turn' && again.turn.pending).toHaveLength(2);
    });

    it('tells a watching turn about newer input, control and a lost lease', async () => {
      const turn = await talk.takeTurn();
      const watch = async () => (await harness.store.watch('worker-1', LEASE_MS, [turn]))[0];
      expect(await watch()).toEqual({
        conversationId: talk.conversationId,
        held: true,
        lastSeq: turn.lastSeq,
        epoch: turn.epoch,
      });
      await talk.receive('2 bed');
      expect((await watch())!.lastSeq).toBeGreaterThan(turn.lastSeq);
      await harness.store.setMode(
        { conversationId: talk.conversationId, mode: 'human', by: 'test' },
        randomUUID(),
      );
      expect((await watch())!.epoch).toBeGreaterThan(turn.epoch);
      await harness.store.release(talk.conversationId, 'worker-1', turn.fence);
      expect(await watch()).toMatchObject({ held: false });
    });

    it('renews a lease that is watched', async () => {
      const turn = await talk.takeTurn();
      await talk.older(LEASE_MS - 5000);
      await harness.store.watch('worker-1', LEASE_MS, [turn]);
      await talk.older(10_000);
      expect(await talk.begin('worker-2')).toEqual({ outcome: 'busy' });
    });

    it('commits once for one invocation', async () => {
      const turn = await talk.takeTurn();
      const invocation = randomUUID();
      const first = await talk.commit(turn, {}, invocation);
      expect(first.outcome).toBe('committed');
      expect(await talk.commit(turn, {}, invocation)).toEqual(first);
      expect((await talk.commit(turn)).outcome).not.toBe('committed');
    });

    it('answers the named messages only: what came later is pending', async () => {
      const turn = await talk.takeTurn();
      await talk.receive('and a pool');
      const send = await talk.commit(turn);
      expect(send).toMatchObject({ outcome: 'committed', pending: true, leaseHeld: true });
      const again = await talk.begin('worker-1', { fence: turn.fence, aborted: false });
      // The first answer leaves before the second is thought about; here it is in flight.
      expect(again.outcome === 'turn' && again.turn.pending.map(({ content }) => content)).toEqual([
        { kind: 'text', text: 'and a pool' },
      ]);
    });

    it('keeps the state, applies effects, and shows both to the next turn', async () => {
      const turn = await talk.takeTurn();
      const effect = { type: 'contact.name' as const, key: 'name', payload: { name: 'Asha' } };
      const send = await talk.commitAndClaim(turn, { state: { shown: [1, 2] }, effects: [effect] });
      await talk.settle(turn, send, { state: 'sent', wamid: `wamid.${randomUUID()}` });
      await talk.receive('next');
      const next = await talk.takeTurn();
      expect(next.state).toEqual({ shown: [1, 2] });
      expect(next.contact.name).toBe('Asha');
      expect(next.history.map(({ role, text }) => [role, text])).toEqual([
        ['customer', 'Hi'],
        ['agent', 'Hello'],
      ]);
    });

    it('settles messages that need no words', async () => {
      const turn = await talk.takeTurn();
      expect(await talk.commit(turn, { outbox: [], result: 'noted' })).toMatchObject({
        outcome: 'committed',
        pending: false,
        leaseHeld: false,
      });
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('counts what aborted runs have saved', async () => {
      const turn = await talk.takeTurn();
      const again = await talk.begin('worker-1', { fence: turn.fence, aborted: true });
      if (again.outcome !== 'turn') throw new Error(`expected a turn, got ${again.outcome}`);
      const usage = { modelCalls: 1, inputTokens: 900, outputTokens: 70, ms: 5 };
      await talk.commit(again.turn, { usage, outbox: [] });
      expect((await talk.report()).turns).toMatchObject([{ aborts: 1, savedTokens: 70 }]);
    });

    it('keeps the lease of a turn that sends for as long as its claim', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn, { outbox: [talk.draft('one'), talk.draft('two')] });
      await talk.older(LEASE_MS - 5_000);
      const rest = await talk.settle(turn, send, { state: 'sent', wamid: `wamid.${randomUUID()}` });
      expect(rest.next).toBeDefined();
      await talk.older(10_000);
      expect(await talk.begin('worker-2')).toEqual({ outcome: 'busy' });
    });

    it('claims nothing more for a process that stops, and leaves the rest to the next', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn, { outbox: [talk.draft('one'), talk.draft('two')] });
      const result = { state: 'sent' as const, wamid: `wamid.${randomUUID()}` };
      expect(await talk.settle(turn, send, result, { last: true })).toEqual({
        pending: true,
        leaseHeld: false,
      });
      const next = await talk.begin('worker-2');
      expect(next).toMatchObject({ outcome: 'drain', send: { payload: { text: { body: 'two' } } } });
    });

    it('finds a stranded conversation and leaves one at work alone', async () => {
      expect((await harness.store.sweep(1000)).wake).toContain(talk.conversationId);
      await talk.takeTurn();
      expect((await harness.store.sweep(1000)).wake).not.toContain(talk.conversationId);
      await talk.older(LEASE_MS + 1000);
      expect((await harness.store.sweep(1000)).wake).toContain(talk.conversationId);
    });
  });
}
