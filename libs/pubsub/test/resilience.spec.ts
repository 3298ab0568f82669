import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import {
  ensureTopology,
  PubSubClient,
  PubSubHealthIndicator,
  PubSubModule,
  PubSubServer,
  type PubSubStatus,
} from '../src';
import { findFreePort, startBroker, startSandbox, type Broker } from './broker';
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

  it('notices a stream that is stuck: open, without an error, without anything arriving', async () => {
    await bed.prepare();
    await cable.plugIn();
    const server = await bed.start([AnyController], { emulatorHost: cable.host });
    await waitFor('it is ready', isReady(server));
    cable.freeze();
    await bed.publish('any', {});
    await waitFor('it consumes over a new stream', () => server.getHealth().counts.handled === 1, 75_000);
    await waitFor('it is ready', isReady(server));
  }, 90_000);

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

  it('creates everything again and consumes when the broker comes back empty', async () => {
    let volatile = await startSandbox();
    const [, port] = volatile.host.split(':');
    const server = await bed.start([AnyController], {
      emulatorHost: volatile.host,
      topology: {
        create: true,
        topics: [{ name: bed.topic }, { name: bed.deadLetterTopic }],
        subscriptions: [{ name: bed.subscription, topic: bed.topic }],
      },
    });
    const client = new PubSubClient({
      projectId: bed.projectId,
      emulatorHost: volatile.host,
      topic: bed.topic,
    });
    await waitFor('it is ready', isReady(server));
    await client.publish('any', {});
    await waitFor('it consumes', () => server.getHealth().counts.handled === 1);

    await volatile.stop();
    await waitFor('it is unready', () => !isReady(server)());
    volatile = await startSandbox(Number(port));
    await waitFor('it is ready again', isReady(server), 20_000);
    await client.publish('any', {});
    await waitFor('it consumes again', () => server.getHealth().counts.handled === 2);
    await client.close();
    await server.close();
    await volatile.stop();
  }, 60_000);

  it('creates its topic again when a publish finds it gone, in a process that only publishes', async () => {
    const moduleRef = await Test.createTestingModule({
      imports: [
        PubSubModule.register({
          projectId: bed.projectId,
          emulatorHost: bed.host,
          client: { topic: bed.topic },
          topology: { create: true, topics: [{ name: bed.topic }], subscriptions: [] },
        }),
      ],
    }).compile();
    await moduleRef.init();
    const health = moduleRef.get(PubSubHealthIndicator);
    await waitFor('it is up', async () => (await health.check()).status === 'up');
    await bed.pubsub.topic(bed.topic).delete();

    const client = moduleRef.get(PubSubClient);
    await expect(client.publish('any', {})).rejects.toThrow('NOT_FOUND');
    await waitFor('it publishes again', () =>
      client.publish('any', {}).then(
        () => true,
        () => false,
      ),
    );
    expect(await health.check()).toMatchObject({ status: 'up' });
    await moduleRef.close();
  }, 30_000);
});
