import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { LEASE_MS, Talk } from './talk';

export function describeTenantMode(createHarness: () => Promise<StoreHarness>): void {
  describe('human mode of a whole business', () => {
    let harness: StoreHarness;
    let talk: Talk;
    const mode = (to: 'agent' | 'human', until?: string) =>
      harness.desk.setTenantMode({ tenantId: talk.tenantId, mode: to, until, by: 'test' }, randomUUID());
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness, harness.phoneNumberIds[1]);
      await talk.receive();
    });
    afterEach(() => mode('agent'));

    it('silences a turn that is thinking, tells it so, and hand-back does not answer', async () => {
      const turn = await talk.takeTurn();
      await mode('human');
      const [seen] = await harness.store.watch('worker-1', LEASE_MS, [turn]);
      expect(seen!.epoch).not.toBe(turn.epoch);
      expect(await talk.commit(turn)).toEqual({ outcome: 'superseded' });
      await mode('agent');
      expect(await talk.commit(turn)).toEqual({ outcome: 'superseded' });
      await harness.store.release(talk.conversationId, 'worker-1', turn.fence);
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('withdraws what has not left', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn, { outbox: [talk.draft('one'), talk.draft('two')] });
      await mode('human');
      expect(await talk.settle(turn, send, { state: 'sent', wamid: `wamid.${randomUUID()}` })).toMatchObject({
        leaseHeld: false,
        pending: false,
      });
    });

    it('stores what arrives and leaves it to the people', async () => {
      await talk.answer();
      await mode('human');
      expect(await talk.receive('anyone?')).toMatchObject({ outcome: 'recorded', runnable: false });
      expect(await talk.report()).toMatchObject({
        mode: 'human',
        tenantMode: 'human',
        inbox: { suppressed: 1 },
      });
      await mode('agent');
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('pauses until a time and goes on by itself', async () => {
      await talk.answer();
      await mode('human', new Date(Date.now() + 60_000).toISOString());
      await talk.receive('while paused');
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
      await mode('human', new Date(Date.now() - 1_000).toISOString());
      await talk.receive('afterwards');
      expect((await talk.takeTurn()).pending.map(({ content }) => content)).toEqual([
        { kind: 'text', text: 'afterwards' },
      ]);
    });

    it('is no other business’s concern', async () => {
      await mode('human');
      const other = new Talk(harness, harness.phoneNumberIds[0]);
      await other.receive();
      expect((await other.begin()).outcome).toBe('turn');
    });

    it('refuses a business it does not know', async () => {
      const unknown = { tenantId: randomUUID(), mode: 'human' as const, by: 'test' };
      await expect(harness.desk.setTenantMode(unknown, randomUUID())).rejects.toMatchObject({
        code: 'STORE.NO_SUCH_TENANT',
      });
    });
  });
}
