import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { Talk } from './talk';

const DAY_MS = 24 * 3_600_000;
const template = {
  payload: { type: 'template', template: { name: 'write_again' } },
  historyText: '[template]',
};

export function describeWindow(createHarness: () => Promise<StoreHarness>): void {
  describe('the 24-hour window', () => {
    let harness: StoreHarness;
    let talk: Talk;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness, harness.phoneNumberIds[1]);
      await talk.receive('hi', { sentAt: new Date(Date.now() - DAY_MS - 60_000).toISOString() });
    });
    afterEach(() => harness.desk.setReengagement(talk.tenantId, undefined));
    const statusOf = async () =>
      (await talk.report()).outbox.map(({ purpose, status }) => `${purpose} ${status}`);

    it('parks an answer that comes too late, and tells the operator', async () => {
      const turn = await talk.takeTurn();
      expect(await talk.commit(turn)).toMatchObject({ outcome: 'committed', leaseHeld: false });
      expect(await statusOf()).toEqual(['answer suppressed']);
      expect(await talk.alerts()).toEqual(['window_closed no_template']);
      expect(await talk.nextHistory()).toContainEqual([
        'notice',
        'not sent, the customer had not written for 24 hours: Hello',
      ]);
    });

    it('sends the approved template once instead', async () => {
      await harness.desk.setReengagement(talk.tenantId, template);
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn, { outbox: [talk.draft('one'), talk.draft('two')] });
      expect(send.payload).toEqual(template.payload);
      await talk.deliver(turn, send);
      expect(await statusOf()).toEqual(['reengagement sent', 'answer suppressed', 'answer suppressed']);
      expect(await talk.alerts()).toEqual(['window_closed template_sent']);
    });

    it('sends the template when WhatsApp says that the window is closed', async () => {
      await harness.desk.setReengagement(talk.tenantId, template);
      const open = new Talk(harness, harness.phoneNumberIds[1]);
      await open.receive();
      const wamid = await open.answer();
      await open.status(wamid, 'failed', { error: { code: 131047 } });
      expect(await open.begin()).toMatchObject({ outcome: 'drain', send: { payload: template.payload } });
      expect(await open.alerts()).toEqual(['send_failed META.131047', 'window_closed template_sent']);
    });

    it('sends no template where a person answers', async () => {
      await harness.desk.setReengagement(talk.tenantId, template);
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      const human = { conversationId: talk.conversationId, mode: 'human' as const, by: 'test' };
      await harness.store.setMode(human, randomUUID());
      await talk.settle(turn, send, { state: 'retry', code: 'X' });
      await talk.older(5_000);
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('counts from the newest message of the customer', async () => {
      await talk.receive('still here');
      const send = await talk.commitAndClaim(await talk.takeTurn());
      expect(send.payload.type).toBe('text');
    });
  });
}
