import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { Talk } from './talk';

const wamidOf = () => `wamid.${randomUUID()}`;

export function describeEchoes(createHarness: () => Promise<StoreHarness>): void {
  describe("messages typed in the business's own app", () => {
    let harness: StoreHarness;
    let talk: Talk;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness);
      await talk.receive();
    });
    const echo = (text: string, wamid = wamidOf()) => talk.receive(text, { origin: 'business', wamid });
    const isSilent = async () => {
      await talk.receive('ok');
      return (await talk.begin()).outcome === 'idle';
    };

    it('knows the echo of its own message from that of a person', async () => {
      const ours = await talk.answer();
      expect(await echo('Hello', ours)).toMatchObject({ outcome: 'ignored' });
      expect((await talk.report()).mode).toBe('agent');
      await echo('I take this one');
      expect(await talk.report()).toMatchObject({ mode: 'human', modeBy: 'echo' });
      expect(await isSilent()).toBe(true);
    });

    it('takes over from a turn that is thinking', async () => {
      const turn = await talk.takeTurn();
      await echo('I take this one');
      expect(await talk.commit(turn)).toEqual({ outcome: 'superseded' });
    });

    it('shows what the person wrote to the turn after hand-back', async () => {
      await talk.answer();
      await echo('I take this one');
      const back = { conversationId: talk.conversationId, mode: 'agent' as const, by: 'test' };
      await harness.store.setMode(back, randomUUID());
      expect(await talk.nextHistory()).toContainEqual(['human', 'I take this one']);
    });

    it('waits while one of its own sends is in flight, which then turns out to be it', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      const wamid = wamidOf();
      await echo('Hello', wamid);
      await talk.deliver(turn, send, wamid);
      expect((await talk.report()).mode).toBe('agent');
    });

    it('stops the rest of an answer of several messages when a person typed between them', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn, { outbox: [talk.draft('one'), talk.draft('two')] });
      await echo('let me');
      expect((await talk.report()).mode).toBe('agent');
      expect(await talk.settle(turn, send, { state: 'sent', wamid: wamidOf() })).toMatchObject({
        leaseHeld: false,
        pending: false,
      });
      expect(await talk.report()).toMatchObject({ mode: 'human' });
    });

    it('waits a minute for an unknown send, then believes in the person', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      await talk.settle(turn, send, { state: 'unknown', code: 'X' });
      await echo('let me');
      expect((await talk.report()).mode).toBe('agent');
      await talk.older(61_000);
      expect((await harness.store.sweep(1000)).wake).toContain(talk.conversationId);
      await talk.begin();
      expect((await talk.report()).mode).toBe('human');
    });

    it('knows a message of its own that was accepted without an id by its words', async () => {
      await talk.settle(...(await sentTurn()), { state: 'sent' });
      await echo('Hello');
      expect((await talk.report()).mode).toBe('agent');
    });

    it('stays with the person for as long as they go on writing', async () => {
      await talk.answer();
      await echo('one moment');
      await talk.older(11 * 3_600_000);
      await echo('back again');
      await talk.older(11 * 3_600_000);
      expect(await isSilent()).toBe(true);
      await talk.older(2 * 3_600_000);
      expect(await isSilent()).toBe(false);
    });

    const sentTurn = async () => {
      const turn = await talk.takeTurn();
      return [turn, await talk.commitAndClaim(turn)] as const;
    };
  });
}
