import type { VisitHarness } from './visit-harness';
import { booking, cancellation, inDays, VisitTalk } from './visit-talk';

export function describeBooking(createHarness: () => Promise<VisitHarness>): void {
  describe('bookings', () => {
    let harness: VisitHarness;
    let talk: VisitTalk;
    let property: string;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(() => {
      talk = new VisitTalk(harness);
      property = harness.nextProperty();
    });

    it('books with the commit, and the same again changes nothing', async () => {
      const at = inDays(3);
      expect((await talk.stage(booking(property, at))).outcome).toBe('committed');
      expect((await talk.stage(booking(property, at))).outcome).toBe('committed');
      const plan = await talk.plan(property);
      expect(plan.visits).toMatchObject([{ propertyId: property, title: `Home ${property}`, revision: 1 }]);
      expect(new Date(plan.visits[0]?.startsAt ?? '').toISOString()).toBe(at);
      expect(plan).toMatchObject({ revision: 1, taken: [], rules: { opens: '09:00', closes: '19:00' } });
    });

    it('moves a visit, and refuses a decision on an older revision without changing anything', async () => {
      await talk.stage(booking(property, inDays(3)));
      expect((await talk.stage(booking(property, inDays(4), 1))).outcome).toBe('committed');
      const turn = await talk.ask();
      const stale = await talk.commit(turn, {
        effects: [
          { type: 'contact.name', key: 'name', payload: { name: 'Nobody' } },
          booking(property, inDays(5), 1),
        ],
        state: 'stale',
      });
      expect(stale).toEqual({ outcome: 'conflict' });
      const again = await talk.begin('worker-1', { fence: turn.fence, aborted: false });
      expect(again).toMatchObject({ outcome: 'turn', turn: { state: { staged: 1 } } });
      expect(again.outcome === 'turn' && again.turn.pending.map(({ id }) => id)).toEqual(
        turn.pending.map(({ id }) => id),
      );
      expect(again.outcome === 'turn' && again.turn.contact.name).not.toBe('Nobody');
      expect((await talk.plan(property)).visits).toMatchObject([{ revision: 2 }]);
    });

    it('gives a slot of a property to one customer, and says which are taken', async () => {
      const rival = new VisitTalk(harness);
      const at = inDays(2);
      await talk.stage(booking(property, at));
      expect((await rival.stage(booking(property, inDays(2, 29)))).outcome).toBe('conflict');
      expect((await rival.plan(property)).taken).toEqual([
        { startsAt: expect.stringContaining(at.slice(0, 16)), minutes: 30 },
      ]);
      expect((await rival.stage(booking(property, inDays(2, 30)))).outcome).toBe('committed');
    });

    it('gives the slot to one of many who commit at the same moment', async () => {
      const rivals = Array.from({ length: 8 }, () => new VisitTalk(harness));
      const turns = await Promise.all(rivals.map(async (rival) => ({ rival, turn: await rival.ask() })));
      const at = inDays(2);
      const outcomes = await Promise.all(
        turns.map(({ rival, turn }) => rival.commit(turn, { effects: [booking(property, at)] })),
      );
      const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length;
      expect([count('committed'), count('conflict')]).toEqual([1, 7]);
    });

    it('frees the slot of a cancelled visit, and cancels once', async () => {
      const rival = new VisitTalk(harness);
      const at = inDays(2);
      await talk.stage(booking(property, at));
      expect((await talk.stage(cancellation(property, 1))).outcome).toBe('committed');
      expect((await talk.stage(cancellation(property, 1))).outcome).toBe('committed');
      expect(await talk.plan(property)).toMatchObject({ visits: [], revision: 2 });
      expect((await rival.stage(booking(property, at))).outcome).toBe('committed');
    });

    it('refuses a time that is over and a visit that is not there', async () => {
      expect((await talk.stage(booking(property, inDays(-1)))).outcome).toBe('conflict');
      expect((await talk.stage(cancellation(property, 1))).outcome).toBe('conflict');
    });

    it('keeps the visits of two businesses apart', async () => {
      const elsewhere = new VisitTalk(harness, harness.phoneNumberIds[1]);
      await talk.stage(booking(property, inDays(3)));
      await elsewhere.ask();
      expect(await elsewhere.plan(property)).toMatchObject({ visits: [], taken: [], revision: 0 });
    });
  });
}
