import { PubSubServer, type PubSubSubscriptionOptions } from '../src';
import { startBroker, type Broker } from './broker';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

/** What an error says that knows when another attempt makes sense. */
class Busy extends Error {
  readonly disposition = 'retry';

  constructor(readonly retryAfterMs: number) {
    super('busy');
  }
}

describe('PubSubServer, asked to wait before a retry', () => {
  let broker: Broker;
  let bed: TestBed;
  let server: PubSubServer;
  let attempts: { readonly body: string; readonly at: number }[];

  beforeAll(async () => {
    broker = await startBroker();
  }, 30_000);
  afterAll(() => broker.stop());
  beforeEach(() => {
    attempts = [];
    bed = new TestBed(broker.host);
  });
  afterEach(async () => {
    await server.close();
    await bed.stop();
  });

  /** Every body is busy at its first attempt. */
  async function start(
    retryAfterMs: number,
    options: Partial<PubSubSubscriptionOptions> = {},
  ): Promise<void> {
    await bed.prepare({ ordered: options.ordered });
    server = new PubSubServer(bed.serverOptions({ subscriptions: [{ name: bed.subscription, ...options }] }));
    server.addHandler(
      'busy',
      async (body: string) => {
        const isFirst = attempts.every((attempt) => attempt.body !== body);
        attempts.push({ body, at: Date.now() });
        if (isFirst) throw new Busy(retryAfterMs);
      },
      true,
    );
    server.listen(() => undefined);
    await waitFor('it is ready', () => server.getHealth().ready);
  }

  const pause = (body: string) => {
    const [first, second] = attempts.filter((attempt) => attempt.body === body);
    return (second?.at ?? NaN) - (first?.at ?? NaN);
  };

  it('keeps the message for so long, then gives it back', async () => {
    await start(1_500);
    await bed.publish('busy', 'a');
    await waitFor('it comes again', () => attempts.length === 2);
    // Without the wait it would come again after the 0 to 1 s of the subscription's retry policy.
    expect(pause('a')).toBeGreaterThanOrEqual(1_450);
    await waitFor('it is handled', () => server.getHealth().counts.handled === 1);
    expect(server.getHealth().counts.retried).toBe(1);
  }, 30_000);

  it('keeps no message longer than its bound, and no more than half of maxMessages', async () => {
    await start(60_000, { maxMessages: 2, maxRetryHoldMs: 1_500 });
    await bed.publish('busy', 'held');
    await waitFor('the first is held', () => attempts.length === 1);
    await bed.publish('busy', 'not held');
    await waitFor('both are handled', () => server.getHealth().counts.handled === 2, 20_000);
    expect(pause('held')).toBeGreaterThanOrEqual(1_450);
    expect(pause('held')).toBeLessThan(30_000);
    // While one is held, the slot and the room of the other are free: that one comes again first.
    expect(attempts.map(({ body }) => body)).toEqual(['held', 'not held', 'not held', 'held']);
  }, 40_000);

  it('keeps the order of a key meanwhile', async () => {
    await start(500, { ordered: true });
    await bed.publish('busy', 'first', { orderingKey: 'k' });
    await bed.publish('busy', 'second', { orderingKey: 'k' });
    await waitFor('both are handled', () => server.getHealth().counts.handled === 2, 20_000);
    expect(attempts.map(({ body }) => body)).toEqual(['first', 'first', 'second', 'second']);
  }, 40_000);

  it('gives it back at once when the process drains, and another gets it', async () => {
    await start(30_000);
    await bed.publish('busy', 'a');
    await waitFor('it is held', () => server.getHealth().counts.retried === 1);
    const startedAt = Date.now();
    await server.close();
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    expect(server.getHealth().counts.aborted).toBe(0);

    let again = 0;
    server = new PubSubServer(bed.serverOptions());
    server.addHandler('busy', async () => (again += 1), true);
    server.listen(() => undefined);
    // Sooner than its lease of 10 s would have ended.
    await waitFor('another process gets it', () => again === 1, 8_000);
  }, 40_000);
});
