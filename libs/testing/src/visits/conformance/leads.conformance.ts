import { randomUUID } from 'node:crypto';
import type { ClaimedNotification, StagedEffect } from '@whatsapp-agent/contracts';
import type { VisitHarness } from './visit-harness';
import { VisitTalk } from './visit-talk';

const lead = (area: string, transaction: 'sale' | 'rent' = 'rent'): StagedEffect => ({
  type: 'area_expert.notify',
  key: `area_expert:${area}:${transaction}`,
  payload: { area, transaction },
});

export function describeLeads(createHarness: () => Promise<VisitHarness>): void {
  describe('what a business learns of a customer', () => {
    let harness: VisitHarness;
    let talk: VisitTalk;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(() => {
      talk = new VisitTalk(harness);
    });
    const claim = async (): Promise<ClaimedNotification[]> =>
      (await harness.notifications.claim(1000, 30_000)).filter(
        ({ payload }) => payload['whatsapp_interaction_id'] === talk.conversationId,
      );

    it('is the name and the preferences, the newest of each topic', async () => {
      await talk.stage(
        { type: 'contact.name', key: 'name', payload: { name: 'Sara' } },
        { type: 'contact.preferences', key: 'p', payload: { preferences: { budget: '80k', family: '4' } } },
      );
      await talk.stage({
        type: 'contact.preferences',
        key: 'p',
        payload: { preferences: { budget: '90k' } },
      });
      expect((await talk.ask()).contact).toMatchObject({
        name: 'Sara',
        preferences: { budget: '90k', family: '4' },
      });
    });

    it('reaches the area expert once for an area and a transaction', async () => {
      await talk.stage(lead('Dubai Marina'), lead('Dubai Marina', 'sale'));
      await talk.stage(lead('Dubai Marina'));
      const claimed = await claim();
      expect(claimed.map(({ payload }) => [payload['area'], payload['rent_buy']]).sort()).toEqual([
        ['Dubai Marina', 'buy'],
        ['Dubai Marina', 'rent'],
      ]);
      expect(claimed[0]).toMatchObject({
        tenantId: talk.tenantId,
        attempt: 1,
        url: expect.stringMatching(/^http/),
        payload: { lead_id: talk.contactId, org_id: talk.tenantId },
      });
      expect(await claim()).toEqual([]);
    });

    it('is retried with pauses and given up in the end', async () => {
      await talk.stage(lead('Downtown Dubai'));
      for (const attempt of [1, 2]) {
        const [one] = await claim();
        expect(one?.attempt).toBe(attempt);
        if (one) await harness.notifications.settle(one, { state: 'retry', code: 'HTTP_503' }, 3);
        expect(await claim()).toEqual([]);
        await harness.makeNotificationsDue();
      }
      const [last] = await claim();
      if (last) {
        await harness.notifications.settle({ id: last.id, attempt: 1 }, { state: 'delivered' }, 3);
        await harness.notifications.settle(last, { state: 'retry', code: 'HTTP_503' }, 3);
      }
      await harness.makeNotificationsDue();
      expect(await claim()).toEqual([]);
    });

    it('is delivered once', async () => {
      await talk.stage(lead('Business Bay'));
      const [one] = await claim();
      if (one) await harness.notifications.settle(one, { state: 'delivered' }, 3);
      await harness.makeNotificationsDue();
      expect(await claim()).toEqual([]);
    });
  });

  describe('a handover', () => {
    let harness: VisitHarness;
    let talk: VisitTalk;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(() => {
      talk = new VisitTalk(harness);
    });
    const handover = (source: 'keyword' | 'request', summary: string): StagedEffect => ({
      type: 'conversation.handover',
      key: `handover:${talk.conversationId}`,
      payload: { source, reason: 'asked', summary },
    });
    const open = async () =>
      (await harness.handoffs.listOpen(1000)).filter(
        ({ conversationId }) => conversationId === talk.conversationId,
      );

    it('lets the confirmation leave, silences the agent, and ends with the hand-back', async () => {
      const turn = await talk.ask('I want a person');
      const confirmation = await talk.commitAndClaim(turn, {
        outbox: [talk.draft('a colleague', 'control')],
        effects: [handover('request', 'wants a villa')],
      });
      expect(confirmation.payload).toMatchObject({ text: { body: 'a colleague' } });
      await talk.settle(turn, confirmation, { state: 'sent', wamid: `wamid.${randomUUID()}` });
      expect(await open()).toMatchObject([{ source: 'request', reason: 'asked', summary: 'wants a villa' }]);
      await talk.receive('hello?');
      expect(await talk.begin()).toMatchObject({ outcome: 'idle', suppressed: 0 });
      const { conversationId } = talk;
      await harness.store.setMode({ conversationId, mode: 'agent', by: 'test' }, randomUUID());
      expect(await open()).toEqual([]);
    });

    it('by a control word gets its summary from the turn that confirms it', async () => {
      await talk.receive('talk to a human');
      const turn = await talk.takeTurn();
      const sent = await talk.commitAndClaim(turn, {
        outbox: [talk.draft('a colleague', 'control')],
        effects: [handover('keyword', 'nothing yet')],
      });
      expect(sent.payload).toMatchObject({ text: { body: 'a colleague' } });
      await talk.settle(turn, sent, { state: 'sent', wamid: `wamid.${randomUUID()}` });
      expect(await open()).toMatchObject([{ source: 'keyword', summary: 'nothing yet' }]);
    });

    it('that a person has ended is not begun again by the late confirmation of the word', async () => {
      await talk.receive('talk to a human');
      const { conversationId } = talk;
      await harness.store.setMode({ conversationId, mode: 'agent', by: 'test' }, randomUUID());
      const turn = await talk.takeTurn();
      const sent = await talk.commitAndClaim(turn, {
        outbox: [talk.draft('a colleague', 'control')],
        effects: [handover('keyword', 'nothing yet')],
      });
      await talk.settle(turn, sent, { state: 'sent', wamid: `wamid.${randomUUID()}` });
      expect(await open()).toEqual([]);
      await talk.receive('hello?');
      expect(await talk.begin()).toMatchObject({ outcome: 'turn' });
    });
  });
}
