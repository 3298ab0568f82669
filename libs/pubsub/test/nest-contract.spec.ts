import { Controller } from '@nestjs/common';
import { EventPattern, Transport } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { ensureTopology, GCP_PUBSUB, PubSubClient, PubSubModule, PubSubServer } from '../src';
import { startBroker, type Broker } from './broker';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

let seen: string[] = [];

@Controller()
class MixedController {
  @EventPattern<string>('mine', GCP_PUBSUB)
  mine() {
    seen.push('mine');
  }

  @EventPattern<string>('of redis', Transport.REDIS)
  ofRedis() {
    seen.push('of redis');
  }

  @EventPattern<string>('of all')
  ofAll() {
    seen.push('of all');
  }
}

describe('PubSubServer as a Nest transport', () => {
  let broker: Broker;
  let bed: TestBed;

  beforeAll(async () => {
    broker = await startBroker();
  }, 30_000);
  afterAll(() => broker.stop());
  beforeEach(() => {
    seen = [];
    bed = new TestBed(broker.host);
  });
  afterEach(() => bed.stop());

  it('gets the handlers of its own transport id and of none, not those of another transport', async () => {
    await bed.prepare();
    const server = await bed.start([MixedController]);
    for (const pattern of ['mine', 'of redis', 'of all']) await bed.publish(pattern, {});
    await waitFor('all are settled', () => {
      const { handled, parked } = server.getHealth().counts;
      return handled + parked === 3;
    });
    expect(seen.sort()).toEqual(['mine', 'of all']);
    expect(server.getHealth().counts.parked).toBe(1);
  });

  it('hands out its client only once it listens, and tells the callback that it cannot listen again', async () => {
    const server = new PubSubServer(bed.serverOptions({ subscriptions: [] }));
    expect(() => server.unwrap()).toThrow('Not initialized');
    const errors: unknown[] = [];
    server.listen((error) => errors.push(error));
    expect(server.unwrap()).toBeDefined();
    await server.close();
    server.listen((error) => errors.push(error));
    expect(errors).toEqual([undefined, expect.any(Error)]);
  });

  it('pulls more than twenty subscriptions in one process', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `${bed.topic}-${n}`);
    await ensureTopology(bed.pubsub, {
      topics: [{ name: bed.topic }],
      subscriptions: names.map((name) => ({ name, topic: bed.topic })),
    });
    const server = new PubSubServer(bed.serverOptions({ subscriptions: names.map((name) => ({ name })) }));
    const from = new Set<string>();
    for (const subscription of names) {
      server.addHandler('any', async () => void from.add(subscription), true, { subscription });
    }
    server.listen(() => undefined);
    await bed.publish('any', {});
    await waitFor('all have it', () => from.size === names.length);
    expect(server.getHealth().counts.handled).toBe(names.length);
    await server.close();
  }, 30_000);

  it('takes messages of publishers that name no pattern, where the subscription has a default', async () => {
    await bed.prepare();
    const server = await bed.start([MixedController], {
      subscriptions: [{ name: bed.subscription, defaultPattern: 'mine' }],
    });
    await bed.publish(undefined, {});
    await waitFor('it is handled', () => server.getHealth().counts.handled === 1);
    expect(seen).toEqual(['mine']);
  });

  it('is made from options that come later', async () => {
    await bed.prepare();
    const moduleRef = await Test.createTestingModule({
      imports: [
        PubSubModule.registerAsync({
          useFactory: () =>
            Promise.resolve({
              projectId: bed.projectId,
              emulatorHost: bed.host,
              client: { topic: bed.topic },
            }),
        }),
      ],
    }).compile();
    await moduleRef.init();
    await expect(moduleRef.get(PubSubClient).publish('any', {})).resolves.toEqual(expect.any(String));
    await moduleRef.close();
  });
});
