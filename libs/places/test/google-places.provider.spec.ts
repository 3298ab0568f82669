import { PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { describePlacesProvider } from '@whatsapp-agent/testing';
import { GooglePlacesProvider } from '../src/google-places.provider';
import { type LocalSandbox, startLocalSandbox } from './local-sandbox';

let sandbox: LocalSandbox;
beforeAll(async () => {
  sandbox = await startLocalSandbox();
}, 90_000);
afterAll(() => sandbox?.stop());

function connect(change: { apiKey?: string; timeoutMs?: number } = {}): GooglePlacesProvider {
  const { baseUrl } = sandbox;
  return new GooglePlacesProvider({ apiKey: 'a-key', placesUrl: baseUrl, routesUrl: baseUrl, ...change });
}

describePlacesProvider('Google, on the stand-in', async () => {
  await sandbox.setFaults({});
  return { provider: connect(), breakNextCall: () => sandbox.setFaults({ rate500: 1 }) };
});

describe('GooglePlacesProvider', () => {
  const MARINA = { latitude: 25.0805, longitude: 55.1403 };
  const nearby = (provider: GooglePlacesProvider) =>
    provider.findNearby({
      query: { kind: 'mall' },
      center: MARINA,
      radiusMeters: 3_000,
      limit: 2,
      language: 'en',
    });
  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  beforeEach(() => sandbox.setFaults({}));

  it('tells name, address, rating, distance and the link of a place', async () => {
    const [first] = await nearby(connect());
    expect(first).toEqual({
      name: 'Dubai Marina Mall',
      address: 'Sheikh Zayed Road, Dubai Marina',
      rating: expect.any(Number),
      distanceMeters: expect.any(Number),
      location: { latitude: 25.0764, longitude: 55.1405 },
      mapsUrl: expect.stringContaining('https://maps.google.com/'),
    });
    expect(first?.distanceMeters).toBeGreaterThan(300);
    expect(first?.distanceMeters).toBeLessThan(600);
  });

  it('takes an answer without places as none', async () => {
    await sandbox.setFaults({ empty: 1 });
    await expect(nearby(connect())).resolves.toEqual([]);
  });

  it('asks for transit without a preference, which Google refuses there', async () => {
    const way = { from: { latitude: 25.2532, longitude: 55.3657 }, to: MARINA, language: 'en' };
    await expect(connect().findRoute({ ...way, mode: 'transit' })).resolves.toBeDefined();
  });

  it('parks a key that Google refuses, without quoting it', async () => {
    const error = await failureOf(nearby(connect({ apiKey: 'wrong-key' })));
    expect(error).toBeInstanceOf(PermanentError);
    expect(error).toMatchObject({ code: 'PLACES.KEY_REFUSED', context: { operation: 'searchNearby' } });
    expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain('wrong-key');
  });

  it.each([
    [{ rate429: 1 }, 'PLACES.QUOTA'],
    [{ rate500: 1 }, 'PLACES.UNAVAILABLE'],
    [{ hang: 1 }, 'PLACES.TIMEOUT'],
  ])('names %j %s', async (faults, code) => {
    await sandbox.setFaults(faults);
    const error = await failureOf(nearby(connect({ timeoutMs: 2_000 })));
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ code });
  });

  it('names a provider nobody reaches', async () => {
    const provider = new GooglePlacesProvider({ apiKey: 'a-key', placesUrl: 'http://127.0.0.1:9' });
    expect(await failureOf(nearby(provider))).toMatchObject({ code: 'PLACES.UNREACHABLE' });
  });

  it('refuses a base URL that is none', () => {
    expect(() => new GooglePlacesProvider({ apiKey: 'a-key', placesUrl: 'maps' })).toThrow(
      /GOOGLE_PLACES_URL/,
    );
  });
});
