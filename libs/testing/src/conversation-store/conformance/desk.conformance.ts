import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { Talk } from './talk';

export function describeDesk(createHarness: () => Promise<StoreHarness>): void {
  describe('the operator’s desk', () => {
    let harness: StoreHarness;
    let talk: Talk;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness);
      await talk.receive();
    });
    const failSend = async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      await talk.settle(turn, send, { state: 'failed', code: 'AISENSY.UNDELIVERABLE' });
      return send;
    };

    it('shows an alert until somebody acknowledges it', async () => {
      await failSend();
      const [alert] = await harness.desk.listAlerts({ tenantId: talk.tenantId, limit: 1 });
      expect(alert).toMatchObject({
        conversationId: talk.conversationId,
        kind: 'send_failed',
        code: 'AISENSY.UNDELIVERABLE',
      });
      await harness.desk.acknowledgeAlert(alert!.id, 'sara');
      await harness.desk.acknowledgeAlert(alert!.id, 'omar');
      expect(await talk.alerts()).toEqual([]);
      const all = { tenantId: talk.tenantId, limit: 1, includeResolved: true };
      expect(await harness.desk.listAlerts(all)).toMatchObject([{ id: alert!.id, resolvedBy: 'sara' }]);
    });

    it('shows the alerts of one business only, when it is asked for one', async () => {
      await failSend();
      const other = new Talk(harness, harness.phoneNumberIds[1]);
      await other.receive();
      const theirs = await harness.desk.listAlerts({ tenantId: other.tenantId, limit: 200 });
      expect(theirs.map(({ conversationId }) => conversationId)).not.toContain(talk.conversationId);
    });

    it('describes a conversation without what was said', async () => {
      const secret = `secret-${randomUUID()}`;
      await talk.receive(secret);
      await talk.answer(secret);
      const report = await talk.report();
      expect(report).toMatchObject({
        id: talk.conversationId,
        tenantId: talk.tenantId,
        mode: 'agent',
        optedOut: false,
        inbox: { answered: 2 },
        turns: [{ result: 'answered', modelCalls: 1 }],
        outbox: [{ purpose: 'answer', type: 'text', status: 'sent', attempt: 1 }],
      });
      expect(JSON.stringify(report)).not.toContain(secret);
      expect(JSON.stringify(report)).not.toContain(talk.waId);
    });

    it('sends a failed message again only when a person names it', async () => {
      const send = await failSend();
      const requeue = (outboxIds: string[]) =>
        harness.desk.requeue({ conversationId: talk.conversationId, outboxIds, by: 'sara' }, randomUUID());
      expect(await requeue([])).toEqual({ messages: 0, sends: 0 });
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
      expect(await requeue([send.outboxId])).toEqual({ messages: 0, sends: 1 });
      expect(await talk.begin()).toMatchObject({ outcome: 'drain', send: { outboxId: send.outboxId } });
      expect(await talk.alerts()).toEqual([]);
    });

    it('says what it does not know', async () => {
      await expect(harness.desk.getConversation(randomUUID())).rejects.toMatchObject({
        code: 'STORE.NO_SUCH_CONVERSATION',
      });
      await expect(harness.desk.acknowledgeAlert(randomUUID(), 'sara')).rejects.toMatchObject({
        code: 'STORE.NO_SUCH_ALERT',
      });
      const request = { conversationId: randomUUID(), outboxIds: [], by: 'sara' };
      await expect(harness.desk.requeue(request, randomUUID())).rejects.toMatchObject({
        code: 'STORE.NO_SUCH_CONVERSATION',
      });
    });
  });
}
