import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { Talk } from './talk';

export function describeStatuses(createHarness: () => Promise<StoreHarness>): void {
  describe('recordStatus', () => {
    let harness: StoreHarness;
    let talk: Talk;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness);
      await talk.receive();
    });

    const sendUnknown = async (target: Talk) => {
      const turn = await target.takeTurn();
      const send = await target.commitAndClaim(turn, { outbox: [target.draft('one'), target.draft('two')] });
      await target.settle(turn, send, { state: 'unknown', code: 'X' });
      return send;
    };

    it('takes every state once, in any order', async () => {
      const wamid = await talk.answer();
      expect(await talk.status(wamid, 'read')).toEqual({ outcome: 'applied' });
      expect(await talk.status(wamid, 'sent')).toEqual({ outcome: 'applied' });
      expect(await talk.status(wamid, 'read')).toEqual({ outcome: 'stale' });
    });

    it('keeps a status whose message is not known yet', async () => {
      const wamid = `wamid.${randomUUID()}`;
      expect(await talk.status(wamid, 'delivered')).toEqual({ outcome: 'stored' });
    });

    it('settles an unknown message by the reference we sent along', async () => {
      const send = await sendUnknown(talk);
      expect(await talk.status(`wamid.${randomUUID()}`, 'sent', { reference: send.outboxId })).toEqual({
        outcome: 'applied',
        // What waited behind it may leave now.
        wakeConversationId: talk.conversationId,
      });
      expect(await talk.begin()).toMatchObject({
        outcome: 'drain',
        send: { payload: { text: { body: 'two' } } },
      });
    });

    it('settles an unknown message by its recipient when it is the only candidate', async () => {
      await sendUnknown(talk);
      await talk.status(`wamid.${randomUUID()}`, 'sent', { recipient: { waId: talk.waId } });
      expect(await talk.begin()).toMatchObject({
        outcome: 'drain',
        send: { payload: { text: { body: 'two' } } },
      });
    });

    it('does not take the status of a tenant for a message of another', async () => {
      const send = await sendUnknown(talk);
      const stranger = new Talk(harness, harness.phoneNumberIds[1]);
      expect(await stranger.status(`wamid.${randomUUID()}`, 'sent', { reference: send.outboxId })).toEqual({
        outcome: 'stored',
      });
    });

    it('tries a message again that failed for a passing reason and was the last', async () => {
      const wamid = await talk.answer();
      const outcome = await talk.status(wamid, 'failed', { error: { code: 131000 } });
      expect(outcome).toEqual({ outcome: 'applied', wakeConversationId: talk.conversationId });
      await talk.older(2000);
      expect(await talk.begin()).toMatchObject({ outcome: 'drain', send: { attempt: 2 } });
    });

    it('does not try again when something later was sent, or when the reason will not pass', async () => {
      const first = await talk.answer();
      await talk.receive('more');
      await talk.answer('later');
      expect(await talk.status(first, 'failed', { error: { code: 131000 } })).toEqual({ outcome: 'applied' });
      const other = new Talk(harness);
      await other.receive();
      const wamid = await other.answer();
      expect(
        await other.status(wamid, 'failed', { error: { code: 131026, title: 'Undeliverable' } }),
      ).toEqual({ outcome: 'applied' });
      expect(await other.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('does not take back a message that was read', async () => {
      const wamid = await talk.answer();
      await talk.status(wamid, 'read');
      await talk.status(wamid, 'failed', { error: { code: 131000 } });
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('applies a failure that was reported before the send was known', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      const wamid = `wamid.${randomUUID()}`;
      await talk.status(wamid, 'failed', { error: { code: 131026 } });
      await talk.settle(turn, send, { state: 'sent', wamid });
      await talk.receive('hello?');
      expect((await talk.takeTurn()).history.at(-1)).toMatchObject({ role: 'notice' });
    });

    it('keeps when each state was reached, the code and the title of a failure', async () => {
      const wamid = await talk.answer();
      const at = (second: number) => new Date(1_790_000_000_000 + second * 1000).toISOString();
      await talk.status(wamid, 'read', { at: at(3) });
      await talk.status(wamid, 'sent', { at: at(1) });
      const [read] = (await talk.report()).outbox;
      expect(read!.delivery).toMatchObject({ state: 'read' });
      const times = [read!.delivery!.sentAt, read!.delivery!.deliveredAt, read!.delivery!.readAt];
      expect(times.map((time) => Date.parse(time!))).toEqual(
        [1, 3, 3].map((second) => Date.parse(at(second))),
      );

      const other = new Talk(harness);
      await other.receive();
      const failed = await other.answer();
      await other.status(failed, 'failed', { error: { code: 131026, title: 'Undeliverable' } });
      expect((await other.report()).outbox[0]).toMatchObject({
        status: 'failed',
        code: 'META.131026',
        delivery: { state: 'failed', errorCode: 131026, errorTitle: 'Undeliverable' },
      });
      expect(await other.alerts()).toEqual(['send_failed META.131026']);
    });
  });
}
