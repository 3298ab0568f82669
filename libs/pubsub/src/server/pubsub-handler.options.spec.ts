import { EventEmitter } from 'node:events';
import type { PubSub, SubscriptionOptions } from '@google-cloud/pubsub';
import { handlerOptions } from './pubsub-handler.options';
import { PubSubServer } from './pubsub.server';

/** Remembers with which options subscriptions are opened. */
class FakeClient {
  readonly opened = new Map<string, SubscriptionOptions>();

  subscription(name: string, options: SubscriptionOptions): EventEmitter {
    this.opened.set(name, options);
    return Object.assign(new EventEmitter(), {
      getMetadata: () => Promise.resolve([{}]),
      close: () => Promise.resolve(),
    });
  }
}

function createServer(client = new FakeClient()): PubSubServer {
  const subscriptions = [{ name: 'main' }, { name: 'other' }, { name: 'third', ackDeadlineSeconds: 90 }];
  return new PubSubServer({ projectId: 'p', client: client as unknown as PubSub, subscriptions });
}

describe('handlerOptions', () => {
  it('leases as long as the most demanding handler of the subscription asks for', async () => {
    const client = new FakeClient();
    const server = createServer(client);
    server.addHandler('a', async () => undefined, true, handlerOptions({ ackDeadlineSeconds: 30 }));
    server.addHandler('b', async () => undefined, true, handlerOptions({ ackDeadlineSeconds: 120 }));
    server.addHandler('c', async () => undefined, true, handlerOptions({ subscription: 'other' }));
    server.listen(() => undefined);
    await new Promise(setImmediate);
    expect(client.opened.get('main')?.minAckDeadline?.seconds).toBe(120);
    expect(client.opened.get('other')?.minAckDeadline).toBeUndefined();
    expect(client.opened.get('third')?.minAckDeadline?.seconds).toBe(90);
    await server.close();
  });

  it.each([
    [{ concurrency: 0 }, 'a whole number, 1 or more'],
    [{ concurrency: 1.5 }, 'a whole number, 1 or more'],
    [{ maxProcessingMs: -1 }, 'milliseconds, more than 0'],
    [{ ackDeadlineSeconds: 5 }, 'whole seconds from 10 to 600'],
    [{ ackDeadlineSeconds: 601 }, 'whole seconds from 10 to 600'],
  ])('refuses %j, also where it came past the types', (options, rule) => {
    const [name] = Object.keys(options);
    expect(() => handlerOptions(options)).toThrow(`must be ${rule}`);
    expect(() => createServer().addHandler('route', async () => undefined, true, options)).toThrow(
      `Option '${name}' of the handler of 'route' must be ${rule}`,
    );
  });

  it('leaves the extras of others alone', () => {
    expect(() => createServer().addHandler('r', async () => undefined, true, { qos: 2 })).not.toThrow();
  });
});
