import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './store-harness';
import { LEASE_MS, Talk } from './talk';

const sent = () => ({ state: 'sent' as const, wamid: `wamid.${randomUUID()}` });

export function describeClaims(createHarness: () => Promise<StoreHarness>): void {
  describe('claims and settle', () => {
    let harness: StoreHarness;
    let talk: Talk;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness);
      await talk.receive();
    });

    it('hands out one message at a time, in the order written, and frees the lease at the end', async () => {
      const turn = await talk.takeTurn();
      const outbox = ['one', 'two', 'three'].map((text) => talk.draft(text));
      const first = await talk.commitAndClaim(turn, { outbox });
      expect(first).toMatchObject({
        payload: { text: { body: 'one' } },
        to: { waId: talk.waId },
        attempt: 1,
        channel: 'whatsapp',
      });
      const afterFirst = await talk.settle(turn, first, sent());
      expect(afterFirst.next!.payload).toMatchObject({ text: { body: 'two' } });
      const afterSecond = await talk.settle(turn, afterFirst.next!, sent());
      expect(afterSecond.next!.payload).toMatchObject({ text: { body: 'three' } });
      expect(await talk.settle(turn, afterSecond.next!, sent())).toMatchObject({
        pending: false,
        leaseHeld: false,
      });
    });

    it('waits before it tries again, then counts the attempt', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      const rest = await talk.settle(turn, send, {
        state: 'retry',
        code: 'AISENSY.RATE_LIMITED',
        retryAfterMs: 9000,
      });
      expect(rest.next).toBeUndefined();
      expect(rest.dueInMs).toBeGreaterThan(8000);
      await talk.older(9001);
      const again = await talk.begin();
      expect(again).toMatchObject({ outcome: 'drain', send: { outboxId: send.outboxId, attempt: 2 } });
    });

    it('never sends a message again whose outcome nobody knows', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      expect(await talk.settle(turn, send, { state: 'unknown', code: 'X' })).toMatchObject({
        pending: false,
        leaseHeld: false,
      });
      await talk.older(61_000);
      expect(await talk.begin()).toMatchObject({ outcome: 'idle' });
    });

    it('holds what follows an unknown message for a minute, then goes on', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn, { outbox: [talk.draft('one'), talk.draft('two')] });
      const rest = await talk.settle(turn, send, { state: 'unknown', code: 'X' });
      expect(rest.next).toBeUndefined();
      expect(rest.dueInMs).toBeGreaterThan(50_000);
      await talk.older(61_000);
      expect(await talk.begin()).toMatchObject({
        outcome: 'drain',
        send: { payload: { text: { body: 'two' } } },
      });
    });

    it('treats a claim that ran out as unknown, and takes its late result', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      await talk.older(LEASE_MS + 1000);
      expect(await talk.begin('worker-2')).toMatchObject({ outcome: 'idle' });
      await talk.settle(turn, send, sent());
      await talk.receive('next');
      expect((await talk.takeTurn('worker-2')).history.map(({ text }) => text)).toContain('Hello');
    });

    it('ignores the result of a claim that was given to somebody else', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      await talk.settle(turn, send, { state: 'retry', code: 'X' });
      await talk.older(2000);
      const again = await talk.begin('worker-2');
      if (again.outcome !== 'drain') throw new Error(`expected drain, got ${again.outcome}`);
      await talk.settle(turn, send, { state: 'failed', code: 'LATE' });
      expect(
        await talk.settle({ fence: again.fence }, again.send, sent(), { owner: 'worker-2' }),
      ).toMatchObject({
        leaseHeld: false,
      });
      await talk.receive('next');
      const { history } = await talk.takeTurn();
      expect(history.map(({ role, text }) => [role, text])).toContainEqual(['agent', 'Hello']);
    });

    it('withdraws cards of an older answer when the customer writes, and never its answer', async () => {
      const turn = await talk.takeTurn();
      const outbox = [talk.draft('found 3'), talk.draft('still the answer'), talk.draft('card', 'card')];
      const send = await talk.commitAndClaim(turn, { outbox });
      await talk.receive('actually, villas');
      const second = await talk.settle(turn, send, sent());
      expect(second.next!.payload).toMatchObject({ text: { body: 'still the answer' } });
      expect(await talk.settle(turn, second.next!, sent())).toMatchObject({ pending: true, leaseHeld: true });
    });

    it('does not send a card that comes back from a failed attempt after the customer wrote', async () => {
      const turn = await talk.takeTurn();
      const outbox = [talk.draft('found 3'), talk.draft('card', 'card')];
      const send = await talk.commitAndClaim(turn, { outbox });
      const second = await talk.settle(turn, send, sent());
      await talk.receive('actually, villas');
      await talk.settle(turn, second.next!, { state: 'retry', code: 'X' });
      await talk.older(2000);
      expect((await talk.begin('worker-1', { fence: turn.fence, aborted: false })).outcome).toBe('turn');
    });

    it('sends 45 messages to one person at once and then one every six seconds', async () => {
      const turn = await talk.takeTurn();
      const outbox = Array.from({ length: 46 }, (_, index) => talk.draft(`${index}`));
      let send = await talk.commitAndClaim(turn, { outbox });
      for (let count = 1; count < 45; count += 1) {
        const rest = await talk.settle(turn, send, sent());
        if (!rest.next) throw new Error(`the budget ended after ${count}`);
        send = rest.next;
      }
      const rest = await talk.settle(turn, send, sent());
      expect(rest.next).toBeUndefined();
      expect(rest.dueInMs).toBeGreaterThan(0);
      await talk.older(6001);
      expect(await talk.begin()).toMatchObject({
        outcome: 'drain',
        send: { payload: { text: { body: '45' } } },
      });
    });

    it('does not write outside the 24-hour window, except templates', async () => {
      const late = new Talk(harness);
      await late.receive('hi', { sentAt: new Date(Date.now() - 25 * 3_600_000).toISOString() });
      const turn = await late.takeTurn();
      const template = {
        payload: { type: 'template', template: {} },
        purpose: 'answer' as const,
        historyText: 't',
      };
      const send = await late.commitAndClaim(turn, { outbox: [late.draft('too late'), template] });
      expect(send.payload.type).toBe('template');
    });

    it('shows a failed message to the next turn as a notice', async () => {
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      await talk.settle(turn, send, { state: 'failed', code: 'AISENSY.UNDELIVERABLE' });
      await talk.receive('hello?');
      expect((await talk.takeTurn()).history.at(-1)).toMatchObject({ role: 'notice' });
    });
  });
}
