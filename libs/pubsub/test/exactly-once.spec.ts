import { setTimeout as sleep } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { UnconfirmedSettlement } from '../src';
import { startBroker, type Broker } from './broker';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

const DRAIN_BUDGET_MS = 100;
/** What the server gives the client on top. */
const CLIENT_CLOSE_MARGIN_MS = 3_000;

let during: () => Promise<unknown>;

@Controller()
class AnyController {
  @EventPattern<string>('any')
  async any() {
    await during();
  }
}

describe('PubSubServer on an exactly-once subscription', () => {
  let broker: Broker;
  let bed: TestBed;

  beforeAll(async () => {
    broker = await startBroker();
  }, 30_000);
  afterAll(() => broker.stop());
  beforeEach(async () => {
    during = () => Promise.resolve();
    bed = new TestBed(broker.host);
    await bed.prepare({ exactlyOnce: true });
  });
  afterEach(() => bed.stop());

  async function start() {
    const unconfirmed: UnconfirmedSettlement[] = [];
    const server = await bed.start([AnyController], { drainBudgetMs: DRAIN_BUDGET_MS });
    server.on('unconfirmed', (settlement) => unconfirmed.push(settlement));
    await waitFor('it is ready', () => server.getHealth().ready);
    return { server, unconfirmed };
  }

  it('says nothing when the broker confirms', async () => {
    const { server, unconfirmed } = await start();
    await bed.publish('any', {});
    await waitFor('it is handled', () => server.getHealth().counts.handled === 1);
    await server.close();
    expect(unconfirmed).toEqual([]);
    expect(server.getHealth().counts.unconfirmed).toBe(0);
  });

  it('reports and counts an acknowledgement that came too late', async () => {
    const { server, unconfirmed } = await start();
    const tomorrow = new Date(Date.now() + 86_400_000);
    during = () => bed.pubsub.subscription(bed.subscription).seek(tomorrow);
    const messageId = await bed.publish('any', {});
    await waitFor('it is reported', () => unconfirmed.length > 0);
    expect(unconfirmed).toEqual([
      { messageId, subscription: bed.subscription, settlement: 'ack', reason: 'INVALID' },
    ]);
    expect(server.getHealth().counts).toMatchObject({ handled: 1, unconfirmed: 1 });
    await server.close();
    // After a refused acknowledgement the client's own close waits for all of its time, which keeps a worker alive.
    await sleep(DRAIN_BUDGET_MS + CLIENT_CLOSE_MARGIN_MS);
  });
});
