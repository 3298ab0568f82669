import { setTimeout as sleep } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { PubSubContext } from '../src';
import { startBroker, type Broker } from './broker';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

let running = 0;
let most = 0;
let order: number[] = [];
let failures = new Map<string, number>();
let done: Record<string, number[]> = {};

@Controller()
class WorkController {
  @EventPattern<string>('work')
  async work(@Payload() { n }: { n: number }, @Ctx() _context: PubSubContext) {
    most = Math.max(most, (running += 1));
    await sleep(n % 2 === 0 ? 30 : 5);
    running -= 1;
    order.push(n);
  }

  @EventPattern<string>('shaky')
  async shaky(@Payload() { n, key }: { n: number; key: string }) {
    await sleep(n % 3);
    const left = failures.get(`${key}${n}`) ?? 0;
    failures.set(`${key}${n}`, left - 1);
    if (left > 0) throw new Error('not yet');
    (done[key] ??= []).push(n);
  }
}

describe('PubSubServer, several messages at once', () => {
  let broker: Broker;
  let bed: TestBed;

  beforeAll(async () => {
    broker = await startBroker();
  }, 30_000);
  afterAll(() => broker.stop());
  beforeEach(() => {
    [running, most, order] = [0, 0, []];
    bed = new TestBed(broker.host);
  });
  afterEach(() => bed.stop());

  it('handles the messages of one ordering key one after another where the subscription is ordered', async () => {
    await bed.prepare({ ordered: true });
    const numbers = Array.from({ length: 12 }, (_, n) => n);
    await Promise.all(numbers.map((n) => bed.publish('work', { n }, { orderingKey: 'k' })));
    const server = await bed.start([WorkController], {
      subscriptions: [{ name: bed.subscription, ordered: true }],
    });
    await waitFor('all are handled', () => server.getHealth().counts.handled === numbers.length);
    expect(order).toEqual(numbers);
    expect(most).toBe(1);
  }, 30_000);

  it('handles a failed message of an ordering key again before its successors', async () => {
    await bed.prepare({ ordered: true });
    [failures, done] = [new Map([...['a2', 'a3', 'b0', 'b7'].map((name) => [name, 2] as const)]), {}];
    const numbers = Array.from({ length: 10 }, (_, n) => n);
    for (const key of ['a', 'b', 'c']) {
      await Promise.all(numbers.map((n) => bed.publish('shaky', { n, key }, { orderingKey: key })));
    }
    const server = await bed.start([WorkController], {
      subscriptions: [{ name: bed.subscription, ordered: true }],
    });
    await waitFor('all are handled', () => server.getHealth().counts.handled >= 30, 20_000);
    const firstTimes = Object.fromEntries(Object.entries(done).map(([key, ns]) => [key, [...new Set(ns)]]));
    expect(firstTimes).toEqual({ a: numbers, b: numbers, c: numbers });
    expect(server.getHealth().counts.retried).toBe(8);
  }, 40_000);

  it('handles at most maxMessages at once, and more than one', async () => {
    await bed.prepare();
    const numbers = Array.from({ length: 20 }, (_, n) => n);
    await Promise.all(numbers.map((n) => bed.publish('work', { n })));
    const server = await bed.start([WorkController], {
      subscriptions: [{ name: bed.subscription, maxMessages: 4 }],
    });
    await waitFor('all are handled', () => new Set(order).size === numbers.length);
    expect(most).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(1);
    expect(server.getHealth().counts.retried).toBe(0);
  }, 30_000);
});
