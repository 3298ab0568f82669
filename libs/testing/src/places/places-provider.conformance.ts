import { type PlacesProvider, TransientError } from '@whatsapp-agent/contracts';

/** A provider that knows Dubai, and a way to make its next call fail as an outage would. */
export interface PlacesHarness {
  provider: PlacesProvider;
  breakNextCall(): Promise<void>;
}

/** Middle of Dubai Marina. */
const MARINA = { latitude: 25.0805, longitude: 55.1403 };
/** The open sea, more than 5 km from any place. */
const SEA = { latitude: 25.6, longitude: 54.4 };
const language = 'en';
const AROUND = { center: MARINA, radiusMeters: 5_000, limit: 3, language };

/** What every provider of places keeps. `create` is called before each test. */
export function describePlacesProvider(name: string, create: () => Promise<PlacesHarness>): void {
  describe(`PlacesProvider of ${name}`, () => {
    let harness: PlacesHarness;
    beforeEach(async () => {
      harness = await create();
    });

    it('finds the nearest of a kind, nearest first, within the limit', async () => {
      const found = await harness.provider.findNearby({ query: { kind: 'metro' }, ...AROUND });
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThanOrEqual(3);
      const distances = found.map(({ distanceMeters = Number.NaN }) => distanceMeters);
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
      for (const [index, place] of found.entries()) {
        expect(place.name).not.toBe('');
        expect(distances[index]).toBeLessThanOrEqual(5_000);
      }
    });

    it('finds what is no kind by its words', async () => {
      const found = await harness.provider.findNearby({ query: { words: 'Dubai Marina Mall' }, ...AROUND });
      expect(found.map(({ name }) => name)).toContainEqual(expect.stringContaining('Marina Mall'));
    });

    it('finds nothing where there is nothing', async () => {
      const query = { kind: 'hospital' } as const;
      await expect(harness.provider.findNearby({ ...AROUND, query, center: SEA })).resolves.toEqual([]);
    });

    it('finds the place a wording means, and none for a wording nobody has', async () => {
      const found = await harness.provider.findPlace({ words: 'Dubai Mall', near: MARINA, language });
      expect(found?.name).toMatch(/Dubai Mall/);
      expect(found?.location.latitude).toBeCloseTo(25.2, 0);
      await expect(
        harness.provider.findPlace({ words: 'Xyzzyqux', near: MARINA, language }),
      ).resolves.toBeUndefined();
    });

    it('finds a way with its length, time and steps', async () => {
      const from = { latitude: 25.2532, longitude: 55.3657 };
      const route = await harness.provider.findRoute({ from, to: MARINA, mode: 'drive', language });
      expect(route?.distanceMeters).toBeGreaterThan(25_000);
      expect(route?.distanceMeters).toBeLessThan(60_000);
      expect(route?.durationSeconds).toBeGreaterThan(15 * 60);
      expect(route?.steps.length).toBeGreaterThan(0);
    });

    it('finds no way where none leads', async () => {
      const far = { latitude: 24.0, longitude: 59.0 };
      const request = { from: far, to: MARINA, mode: 'walk', language } as const;
      await expect(harness.provider.findRoute(request)).resolves.toBeUndefined();
    });

    it('says that an outage may pass', async () => {
      await harness.breakNextCall();
      const failing = harness.provider.findNearby({ query: { kind: 'gym' }, ...AROUND });
      await expect(failing).rejects.toBeInstanceOf(TransientError);
    });

    it('rejects with the reason of an abort', async () => {
      const reason = new Error('newer input');
      const call = harness.provider.findPlace(
        { words: 'Dubai Mall', near: MARINA, language },
        AbortSignal.abort(reason),
      );
      await expect(call).rejects.toBe(reason);
    });
  });
}
