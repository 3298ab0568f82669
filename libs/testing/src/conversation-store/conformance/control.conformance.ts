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
      await talk.receive('are you a person?');
      expect(await talk.begin()).toEqual({ outcome: 'idle', suppressed: 1 });
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
      expect(await talk.begin()).toEqual({ outcome: 'idle', suppressed: 1 });
      await talk.receive('START');
      expect((await talk.takeTurn()).pending).toMatchObject([{ control: 'opt_in' }]);
    });

    it('knows the echo of its own message from that of a person', async () => {
      const ours = await talk.answer();
      expect(await talk.receive('Hello', { origin: 'business', wamid: ours })).toMatchObject({
        outcome: 'ignored',
      });
      await talk.receive('go on');
      expect((await talk.begin()).outcome).toBe('turn');

      const other = new Talk(harness);
      await other.receive();
      await other.answer();
      await other.receive('I take this one', { origin: 'business' });
      await other.receive('ok');
      expect(await other.begin()).toMatchObject({ outcome: 'idle', suppressed: 1 });
    });

    it('waits with an echo while one of its own sends is in flight', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      const wamid = `wamid.${randomUUID()}`;
      await talk.receive('Hello', { origin: 'business', wamid });
      await talk.settle(turn, send, { state: 'sent', wamid });
      await talk.receive('next');
      expect((await talk.begin()).outcome).toBe('turn');
    });
  });
}
