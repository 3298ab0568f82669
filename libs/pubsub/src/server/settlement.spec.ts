import { setTimeout as sleep } from 'node:timers/promises';
import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import type { PubSub } from '@google-cloud/pubsub';
import fc from 'fast-check';
import { concat, defer, EMPTY, of, throwError, timer, type Observable } from 'rxjs';
import { mergeMap } from 'rxjs/operators';
import { PubSubServer } from './pubsub.server';

/** A client whose subscription is fed by the test and whose topic records what is parked. */
class FakeClient {
  readonly subscriptions: EventEmitter[] = [];
  readonly parked: string[] = [];
  refuseParking = false;

  subscription(): EventEmitter {
    const subscription = Object.assign(new EventEmitter(), {
      getMetadata: () => Promise.resolve([{}]),
      close: () => Promise.resolve(),
    });
    this.subscriptions.push(subscription);
    return subscription;
  }

  topic() {
    return {
      name: 'dead',
      publishMessage: ({ data }: { data: Buffer }) => {
        if (this.refuseParking) return Promise.reject(new Error('no'));
        this.parked.push(data.toString());
        return Promise.resolve('id');
      },
      flush: () => Promise.resolve(),
    };
  }
}

type End = 'succeed' | 'retry' | 'park' | 'unknown';
interface Behaviour {
  readonly shape: 'value' | 'promise' | 'observable' | 'promised observable' | 'empty';
  readonly end: End;
  readonly values: number;
  readonly delayMs: number;
}

const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  shape: fc.constantFrom('value', 'promise', 'observable', 'promised observable', 'empty'),
  end: fc.constantFrom('succeed', 'retry', 'park', 'unknown'),
  values: fc.nat(3),
  delayMs: fc.nat(4),
});

function errorOf(end: Exclude<End, 'succeed'>): Error {
  const error = new Error(end);
  return end === 'unknown' ? error : Object.assign(error, { disposition: end });
}

function toHandler({ shape, end, values, delayMs }: Behaviour, onEnd: () => void): () => unknown {
  const finish = () => {
    onEnd();
    if (end !== 'succeed') throw errorOf(end);
  };
  const stream = (): Observable<unknown> =>
    concat(
      of(...Array.from({ length: values })),
      timer(delayMs).pipe(
        mergeMap(() => {
          onEnd();
          return end === 'succeed' ? EMPTY : throwError(() => errorOf(end));
        }),
      ),
    );
  switch (shape) {
    case 'value':
      return () => (finish(), 'value');
    case 'promise':
      return () => sleep(delayMs).then(finish);
    case 'observable':
      return stream;
    case 'promised observable':
      return () => sleep(delayMs).then(() => defer(stream));
    case 'empty':
      return () => (finish(), EMPTY);
  }
}

function expected(ends: readonly End[]): 'retry' | 'park' | 'handled' {
  if (ends.some((end) => end === 'retry' || end === 'unknown')) return 'retry';
  return ends.includes('park') ? 'park' : 'handled';
}

async function deliver(client: FakeClient, pattern: string, body: string) {
  const settled: string[] = [];
  const settle = (how: string) => () => {
    settled.push(how);
    return Promise.resolve('SUCCESS');
  };
  const message = {
    id: 'm1',
    data: Buffer.from(body),
    attributes: { pattern },
    deliveryAttempt: 0,
    ackWithResponse: settle('ack'),
    nackWithResponse: settle('nack'),
  };
  client.subscriptions[0]?.emit('message', message);
  while (settled.length === 0) await sleep(1);
  return settled;
}

describe('Settlement', () => {
  let client: FakeClient;
  let server: PubSubServer;

  beforeAll(() => void Logger.overrideLogger(false));
  beforeEach(() => {
    client = new FakeClient();
    server = new PubSubServer({
      projectId: 'p',
      client: client as unknown as PubSub,
      subscriptions: [{ name: 'sub' }],
      deadLetterTopic: 'dead',
    });
    server.listen(() => undefined);
  });
  afterEach(() => server.close());

  it('happens exactly once and only after every handler has ended, whatever the handlers do', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(behaviour, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (behaviours, refuseParking) => {
          const pattern = `p${run++}`;
          client.refuseParking = refuseParking;
          client.parked.length = 0;
          let ended = 0;
          for (const one of behaviours) {
            const handler = toHandler(one, () => (ended += 1));
            server.addHandler(pattern, async () => handler() as never, true);
          }
          const settled = await deliver(client, pattern, '{"run":1}');
          expect(ended).toBe(behaviours.length);
          const outcome = expected(behaviours.map(({ end }) => end));
          await sleep(8);
          const acked = outcome === 'handled' || (outcome === 'park' && !refuseParking);
          expect(settled).toEqual([acked ? 'ack' : 'nack']);
          expect(client.parked).toEqual(outcome === 'park' && !refuseParking ? ['{"run":1}'] : []);
        },
      ),
      { numRuns: 150 },
    );
  }, 30_000);

  it('gives a message back when it cannot be parked, and counts that', async () => {
    client.refuseParking = true;
    expect(await deliver(client, 'nobody', '{}')).toEqual(['nack']);
    expect(server.getHealth().counts).toMatchObject({ parkFailed: 1, retried: 1, parked: 0, handled: 0 });
  });

  it('tells the handler undefined, not 0, when the broker does not count attempts', async () => {
    let attempt: unknown = 'not called';
    server.addHandler(
      'a',
      async (_: unknown, context: { getDeliveryAttempt(): unknown }) => {
        attempt = context.getDeliveryAttempt();
      },
      true,
    );
    expect(await deliver(client, 'a', '{}')).toEqual(['ack']);
    expect(attempt).toBeUndefined();
  });

  it('survives a hostile pattern', async () => {
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(await deliver(client, nested, '{}')).toEqual(['ack']);
    expect(client.parked).toEqual(['{}']);
  });

  it('refuses a handler for a subscription that is not configured', () => {
    expect(() => server.addHandler('x', async () => undefined, true, { subscription: 'typo' })).toThrow(
      "names the subscription 'typo', which is not configured. Use one of: sub.",
    );
  });

  it('settles also when the processing hook fails before the handler is called', async () => {
    server.addHandler('hooked', async () => undefined, true);
    server.setOnProcessingStartHook(() => {
      throw new Error('instrumentation');
    });
    expect(await deliver(client, 'hooked', '{}')).toEqual(['nack']);
  });

  it('gives back what outlives the drain budget, once, and ignores what the handler does afterwards', async () => {
    const hurried = new PubSubServer({
      projectId: 'p',
      client: client as unknown as PubSub,
      subscriptions: [{ name: 'sub' }],
      drainBudgetMs: 20,
      deadLetterTopic: 'dead',
    });
    hurried.listen(() => undefined);
    const signals: boolean[] = [];
    hurried.addHandler(
      'slow',
      async (_: unknown, context: { signal: AbortSignal; shutdownSignal: AbortSignal }) => {
        context.shutdownSignal.addEventListener('abort', () => signals.push(context.signal.aborted));
        context.signal.addEventListener('abort', () => signals.push(context.signal.aborted));
        await sleep(80);
        throw Object.assign(new Error('late'), { disposition: 'park' });
      },
      true,
    );
    client.subscriptions.reverse();
    const settled = deliver(client, 'slow', '{}');
    await sleep(5);
    await hurried.close();
    expect(await settled).toEqual(['nack']);
    expect(signals).toEqual([false, true]);
    await sleep(120);
    expect(await settled).toEqual(['nack']);
    expect(client.parked).toEqual([]);
    expect(hurried.getHealth().counts).toMatchObject({ aborted: 1, parked: 0, retried: 0 });
  });

  it('closes in time although the client never does', async () => {
    const stuck = Object.assign(client, { close: () => new Promise(() => undefined) });
    for (const subscription of client.subscriptions) {
      Object.assign(subscription, { close: () => new Promise(() => undefined) });
    }
    expect(stuck).toBe(client);
    const before = Date.now();
    await server.close();
    expect(Date.now() - before).toBeLessThan(2_500);
  });
});
