import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { Talk } from './talk';

const wamidOf = () => `wamid.${randomUUID()}`;

/** What statuses say about attempts whose own answer said something else, or nothing. */
export function describeAttempts(createHarness: () => Promise<StoreHarness>): void {
  describe('attempts and their statuses', () => {
    let harness: StoreHarness;
    let talk: Talk;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness);
      await talk.receive();
    });
    const claim = async (target = talk) => {
      const turn = await target.takeTurn();
      return { turn, send: await target.commitAndClaim(turn) };
    };
    const statusOf = async () => (await talk.report()).outbox.map(({ status }) => status);

    it('does not send again what a status calls accepted, whatever our request was told', async () => {
      const { turn, send } = await claim();
      await talk.status(wamidOf(), 'sent', { reference: send.outboxId });
      expect(await talk.settle(turn, send, { state: 'retry', code: 'AISENSY.SERVER_ERROR' })).toMatchObject({
        leaseHeld: false,
      });
      expect(await statusOf()).toEqual(['sent']);
    });

    it('applies a failure that was reported before the process that had sent it died', async () => {
      const { send } = await claim();
      await talk.status(wamidOf(), 'failed', { reference: send.outboxId, error: { code: 131026 } });
      await talk.older(61_000);
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
      expect(await statusOf()).toEqual(['failed']);
      expect(await talk.alerts()).toEqual(['send_failed META.131026']);
    });

    it('cancels a planned retry when a status calls the attempt accepted', async () => {
      const { turn, send } = await claim();
      await talk.settle(turn, send, { state: 'retry', code: 'AISENSY.SERVER_ERROR' });
      await talk.status(wamidOf(), 'delivered', { reference: send.outboxId });
      await talk.older(5_000);
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
      expect(await statusOf()).toEqual(['sent']);
    });

    it('settles a send whose status came before it was known to be unknown', async () => {
      const { turn, send } = await claim();
      await talk.status(wamidOf(), 'sent', { recipient: { waId: talk.waId } });
      await talk.settle(turn, send, { state: 'unknown', code: 'X' });
      expect(await statusOf()).toEqual(['sent']);
    });

    it('settles an unknown send by the user id of its recipient', async () => {
      const userId = `AE.${randomUUID()}`;
      await talk.receive('hi', { contact: { userId, waId: talk.waId } });
      const { turn, send } = await claim();
      await talk.settle(turn, send, { state: 'unknown', code: 'X' });
      await talk.status(wamidOf(), 'sent', { recipient: { userId } });
      expect(await statusOf()).toEqual(['sent']);
    });

    it('takes a status without reference for no unknown send while another one is in flight', async () => {
      const first = await claim();
      await talk.settle(first.turn, first.send, { state: 'unknown', code: 'X' });
      await talk.older(61_000);
      await talk.receive('next');
      const second = await claim();
      const wamid = wamidOf();
      await talk.status(wamid, 'sent', { recipient: { waId: talk.waId } });
      expect(await statusOf()).toEqual(['sending', 'unknown']);
      await talk.deliver(second.turn, second.send, wamid);
      expect(await statusOf()).toEqual(['sent', 'unknown']);
    });

    it('does not take a late status of a failed attempt for the one that follows', async () => {
      const { turn, send } = await claim();
      const first = await talk.deliver(turn, send);
      await talk.status(first, 'failed', { error: { code: 131000 }, reference: send.outboxId });
      await talk.status(first, 'sent', { reference: send.outboxId });
      await talk.older(2_000);
      expect(await talk.begin()).toMatchObject({ outcome: 'drain', send: { attempt: 2 } });
    });

    it('cancels the second attempt when the first reached the customer after all', async () => {
      const { turn, send } = await claim();
      const first = await talk.deliver(turn, send);
      await talk.status(first, 'failed', { error: { code: 131000 } });
      await talk.status(first, 'delivered');
      await talk.older(2_000);
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
      expect(await statusOf()).toEqual(['sent']);
    });

    it('shows an unknown send to the next turn, and after a minute to the operator, once', async () => {
      const { turn, send } = await claim();
      await talk.settle(turn, send, { state: 'unknown', code: 'X' });
      await harness.store.sweep(1000);
      expect(await talk.alerts()).toEqual([]);
      await talk.older(61_000);
      await harness.store.sweep(1000);
      await harness.store.sweep(1000);
      expect(await talk.alerts()).toEqual(['send_unknown X']);
      expect(await talk.nextHistory()).toContainEqual(['notice', 'perhaps not delivered: Hello']);
      await talk.status(wamidOf(), 'read', { reference: send.outboxId });
      expect(await talk.alerts()).toEqual([]);
    });

    it('gives up a message after five refused attempts and tells the operator', async () => {
      const first = await claim();
      let { fence } = first.turn;
      let { send } = first;
      for (let attempt = 1; attempt < 5; attempt += 1) {
        await talk.settle({ fence }, send, { state: 'retry', code: 'AISENSY.RATE_LIMITED' });
        await talk.older(300_000);
        const again = await talk.begin();
        if (again.outcome !== 'drain') throw new Error(`expected drain, got ${again.outcome}`);
        ({ fence, send } = again);
      }
      await talk.settle({ fence }, send, { state: 'retry', code: 'AISENSY.RATE_LIMITED' });
      expect(await statusOf()).toEqual(['failed']);
      expect(await talk.alerts()).toEqual(['send_failed AISENSY.RATE_LIMITED']);
    });

    it('does not send late what something newer has overtaken', async () => {
      const turn = await talk.takeTurn();
      const first = await talk.commitAndClaim(turn, { outbox: [talk.draft('one'), talk.draft('two')] });
      await talk.older(31_000);
      await talk.begin('worker-2');
      await talk.older(61_000);
      const second = await talk.begin('worker-2');
      if (second.outcome !== 'drain') throw new Error(`expected drain, got ${second.outcome}`);
      await talk.settle({ fence: second.fence }, second.send, { state: 'sent', wamid: wamidOf() });
      await talk.settle(turn, first, { state: 'retry', code: 'LATE' });
      expect(await statusOf()).toEqual(['sent', 'failed']);
    });
  });
}
