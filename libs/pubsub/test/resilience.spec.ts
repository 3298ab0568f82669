import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { ensureTopology, PubSubServer, type PubSubStatus } from '../src';
import { findFreePort, startBroker, type Broker } from './broker';
import { TcpProxy } from './tcp-proxy';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

@Controller()
class AnyController {
  @EventPattern<string>('any')
  any() {
    return 'done';
  }
}

describe('PubSubServer, when the broker is away', () => {
  let broker: Broker;
  let bed: TestBed;
  let cable: TcpProxy;

  beforeAll(async () => {
    broker = await startBroker();
  }, 30_000);
  afterAll(() => broker.stop());
  beforeEach(async () => {
    bed = new TestBed(broker.host);
    cable = new TcpProxy(await findFreePort(), broker.host);
  });
  afterEach(async () => {
    await bed.stop();
    await cable.pullOut();
  });

  const isReady = (server: PubSubServer) => () => server.getHealth().ready;

  it('starts without it, says why it is not ready, then creates the topology and consumes', async () => {
    const server = await bed.start([AnyController], {
      emulatorHost: cable.host,
      deadLetterTopic: undefined,
      topology: {
        create: true,
        topics: [{ name: bed.topic }],
        subscriptions: [{ name: bed.subscription, topic: bed.topic }],
      },
    });
    expect(server.getHealth().ready).toBe(false);
    await waitFor('it says why', () => /broker not usable/.test(server.getHealth().message ?? ''));

    await cable.plugIn();
    await waitFor('it is ready', isReady(server));
    await bed.publish('any', {});
    await waitFor('it consumes', () => server.getHealth().counts.handled === 1);
  }, 40_000);

  it('becomes unready when the connection breaks and consumes again afterwards', async () => {
    await bed.prepare();
    await cable.plugIn();
    const server = await bed.start([AnyController], { emulatorHost: cable.host });
    const statuses: PubSubStatus[] = [];
    server.status.subscribe((status) => statuses.push(status));
    await waitFor('it is ready', isReady(server));

    await cable.pullOut();
    await waitFor('it is unready', () => !isReady(server)());
    expect(server.getHealth().message).toContain(`Subscription '${bed.subscription}' is reconnecting`);

    await cable.plugIn();
    await waitFor('it is ready again', isReady(server));
    await bed.publish('any', {});
    await waitFor('it consumes again', () => server.getHealth().counts.handled === 1);
    expect(statuses).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
  }, 40_000);

  it('rebuilds a stream that was refused for good, once its subscription exists', async () => {
    const errors: Error[] = [];
    const server = new PubSubServer(bed.serverOptions({ deadLetterTopic: undefined }));
    server.on('error', (error) => errors.push(error));
    server.addHandler('any', async () => undefined, true);
    server.listen(() => undefined);
    await waitFor('the client gave up', () => errors.length > 0);
    expect(server.getHealth()).toMatchObject({ ready: false, subscriptions: [{ state: 'reconnecting' }] });

    await ensureTopology(bed.pubsub, {
      topics: [{ name: bed.topic }],
      subscriptions: [{ name: bed.subscription, topic: bed.topic }],
    });
    await waitFor('it is ready', isReady(server));
    await bed.publish('any', {});
    await waitFor('it consumes', () => server.getHealth().counts.handled === 1);
    await server.close();
  }, 40_000);
});
