import { Interleaving } from './conformance/interleaving';
import type { StoreHarness } from './conformance/store-harness';

/** A few hundred calls of the store, on a machine that has other things to do. */
const SEED_TIMEOUT_MS = 60_000;

/**
 * Random orders of messages, turns, sends, statuses, takeovers, crashes and waiting times over one conversation.
 * A failing seed is in the name of its test and can be run alone.
 */
export function describeInterleavings(
  name: string,
  createHarness: () => Promise<StoreHarness>,
  { seeds, steps }: { seeds: number; steps: number },
): void {
  describe(`${name} in a random order of events`, () => {
    let harness: StoreHarness;
    beforeAll(async () => {
      harness = await createHarness();
    });

    it.each(Array.from({ length: seeds }, (_, index) => index + 1))(
      'keeps its promises with seed %i',
      async (seed) => {
        const interleaving = new Interleaving(harness, seed);
        await interleaving.run(steps);
        expect(interleaving.network.violations).toEqual([]);
        const { inbox, outbox } = await interleaving.talk.report();
        expect(inbox['pending'] ?? 0).toBe(0);
        expect(Object.values(inbox).reduce((sum, count) => sum + count, 0)).toBe(interleaving.received);
        expect(outbox.filter(({ status }) => status === 'pending' || status === 'sending')).toEqual([]);
      },
      SEED_TIMEOUT_MS,
    );
  });
}
