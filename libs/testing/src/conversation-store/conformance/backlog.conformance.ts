import type { Backlog } from '@whatsapp-agent/contracts';
import type { StoreHarness } from './store-harness';
import { Talk } from './talk';

const HOUR_MS = 3_600_000;

export function describeBacklog(createHarness: () => Promise<StoreHarness>): void {
  describe('the backlog', () => {
    let harness: StoreHarness;
    let talk: Talk;
    let before: Backlog;
    /** What this conversation added; others are in the same store. */
    const added = async () => {
      const { conversations, messages, sends, unknownSends } = await harness.store.measureBacklog();
      return [
        conversations - before.conversations,
        messages - before.messages,
        sends - before.sends,
        unknownSends - before.unknownSends,
      ];
    };
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new Talk(harness);
      before = await harness.store.measureBacklog();
    });

    it('counts messages until they are answered, and answers until they are sent', async () => {
      await talk.receive();
      await talk.receive('2 bed');
      expect(await added()).toEqual([1, 2, 0, 0]);
      const turn = await talk.takeTurn();
      expect(await added()).toEqual([1, 2, 0, 0]);
      const outbox = [talk.draft('Hello'), talk.draft('Rent or buy?')];
      const send = await talk.commitAndClaim(turn, { outbox });
      expect(await added()).toEqual([0, 0, 2, 0]);
      const rest = await talk.settle(turn, send, { state: 'sent', wamid: `wamid.${talk.waId}` });
      expect(await added()).toEqual([0, 0, 1, 0]);
      await talk.settle(turn, rest.next!, { state: 'unknown', code: 'X.LOST' });
      expect(await added()).toEqual([0, 0, 0, 1]);
    });

    it('leaves out a message that waits for its next attempt to be sent', async () => {
      await talk.receive();
      const turn = await talk.takeTurn();
      const send = await talk.commitAndClaim(turn);
      await talk.settle(turn, send, { state: 'retry', code: 'X.BUSY', retryAfterMs: 60_000 });
      expect(await added()).toEqual([0, 0, 0, 0]);
    });

    it('knows how long the oldest has waited', async () => {
      await talk.receive();
      await talk.older(2 * HOUR_MS);
      expect((await harness.store.measureBacklog()).oldestMessageMs).toBeGreaterThanOrEqual(2 * HOUR_MS);
      await talk.commitAndClaim(await talk.takeTurn());
      await talk.older(3 * HOUR_MS);
      expect((await harness.store.measureBacklog()).oldestSendMs).toBeGreaterThanOrEqual(3 * HOUR_MS);
    });
  });
}
