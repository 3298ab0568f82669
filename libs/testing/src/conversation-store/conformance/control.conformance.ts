import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { Talk } from './talk';

export function describeControl(createHarness: () => Promise<StoreHarness>): void {
  describe('control', () => {
    let harness: StoreHarness;
    let talk: Talk;
    const mode = (to: 'agent' | 'human', until?: string) =>
      harness.store.setMode(
        { conversationId: talk.conversationId, mode: to, until, by: 'test' },
        randomUUID(),
      );
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness);
      await talk.receive();
    });

    it('refuses the commit of a turn a person has overtaken, and never answers for the person', async () => {
      const turn = await talk.takeTurn();
      await mode('human');
      expect(await talk.commit(turn)).toEqual({ outcome: 'superseded' });
      await harness.store.release(talk.conversationId, 'worker-1', turn.fence);
      await mode('agent');
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('withdraws what has not left when a person takes over', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn, { outbox: [talk.draft('one'), talk.draft('two')] });
      await mode('human');
      expect(await talk.settle(turn, send, { state: 'sent', wamid: `wamid.${randomUUID()}` })).toMatchObject({
        pending: false,
        leaseHeld: false,
      });
    });

    it('stores what arrives in human mode and settles it without an answer', async () => {
      await talk.answer();
      await mode('human');
      expect(await talk.receive('are you a person?')).toMatchObject({ outcome: 'recorded', runnable: false });
      expect(await talk.begin()).toEqual({ outcome: 'idle', suppressed: 0 });
      await mode('agent');
      await talk.receive('and now?');
      const { pending, history } = await talk.takeTurn();
      expect(pending).toHaveLength(1);
      expect(history.map(({ text }) => text)).toContain('are you a person?');
    });

    it('hands back by itself when the time is over', async () => {
      await talk.answer();
      await mode('human', new Date(Date.now() - 1000).toISOString());
      await talk.receive('hello?');
      expect((await talk.takeTurn()).pending).toHaveLength(1);
    });

    it('obeys a takeover word and lets the turn confirm it', async () => {
      const turn = await talk.takeTurn();
      await talk.receive('Talk to a human!');
      expect((await talk.commit(turn)).outcome).toBe('superseded');
      const again = await talk.begin('worker-1', { fence: turn.fence, aborted: false });
      expect(again).toMatchObject({ outcome: 'turn', turn: { pending: [{ control: 'takeover' }] } });
      if (again.outcome !== 'turn') return;
      const send = await talk.commitAndClaim(again.turn, { outbox: [talk.draft('a colleague', 'control')] });
      expect(send.payload).toMatchObject({ text: { body: 'a colleague' } });
    });

    it('obeys STOP, confirms it, is silent, and talks again after START', async () => {
      await talk.answer();
      await talk.receive('stop');
      const stop = await talk.takeTurn();
      expect(stop.pending).toMatchObject([{ control: 'opt_out' }]);
      const confirmation = await talk.commitAndClaim(stop, { outbox: [talk.draft('bye', 'control')] });
      await talk.settle(stop, confirmation, { state: 'sent', wamid: `wamid.${randomUUID()}` });
      await talk.receive('2 bed');
      expect(await talk.begin()).toEqual({ outcome: 'idle', suppressed: 0 });
      await talk.receive('START');
      expect((await talk.takeTurn()).pending).toMatchObject([{ control: 'opt_in' }]);
    });

    it('lets a person take over for a while only, unless the time is named', async () => {
      await talk.answer();
      await mode('human');
      await talk.older(13 * 3_600_000);
      await talk.receive('hello?');
      expect((await talk.takeTurn()).pending).toHaveLength(1);
    });

    it('ends a takeover that ran out, and leaves to the person what came meanwhile', async () => {
      await talk.answer();
      await mode('human', new Date(Date.now() + 60_000).toISOString());
      await talk.receive('for the person');
      await talk.older(61_000);
      expect((await harness.store.sweep(1000)).handedBack).toBeGreaterThan(0);
      expect((await talk.report()).mode).toBe('agent');
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('forgets failed tries when a person takes over', async () => {
      await talk.fail(await talk.takeTurn(), { backoffMs: 600_000 });
      await mode('human');
      await mode('agent');
      await talk.receive('again');
      expect((await talk.takeTurn()).attempts).toBe(0);
    });

    it('is silent in one conversation when the person opted out in another', async () => {
      const turn = await talk.takeTurn();
      await harness.store.record(
        talk.message({ content: { kind: 'text', text: 'STOP' } }),
        'chat',
        randomUUID(),
      );
      expect(await talk.commit(turn)).toEqual({ outcome: 'superseded' });
      const again = await talk.begin('worker-1', { fence: turn.fence, aborted: false });
      expect(again).toEqual({ outcome: 'idle', suppressed: 1 });
    });

    it('refuses a turn that has not seen a command, also one that silences nobody', async () => {
      const turn = await talk.takeTurn();
      await talk.receive('START');
      expect(await talk.commit(turn)).toEqual({ outcome: 'superseded' });
    });

    it('tells the operator about a customer who asks for a person', async () => {
      await talk.receive('Talk to a human!');
      expect(await talk.alerts()).toEqual(['takeover keyword']);
    });
  });
}
