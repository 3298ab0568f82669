import { setTimeout as sleep } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern } from '@nestjs/microservices';
import { GCP_PUBSUB, handlerOptions, ProcessingTimeoutError, PubSubContext } from '../src';
import { startBroker, type Broker } from './broker';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

let running = { narrow: 0, wide: 0 };
let most = { narrow: 0, wide: 0 };
let reasons: unknown[] = [];
let attempts = 0;

async function work(name: 'narrow' | 'wide') {
  most[name] = Math.max(most[name], (running[name] += 1));
  await sleep(20);
  running[name] -= 1;
}

@Controller()
class WorkController {
  @EventPattern<string>('narrow', GCP_PUBSUB, handlerOptions({ concurrency: 2 }))
  async narrow() {
    await work('narrow');
  }

  @EventPattern<string>('wide', GCP_PUBSUB)
  async wide() {
    await work('wide');
  }

  @EventPattern<string>('slow', GCP_PUBSUB, handlerOptions({ maxProcessingMs: 100 }))
  async slow(@Ctx() context: PubSubContext) {
    context.signal.addEventListener('abort', () => reasons.push(context.signal.reason));
    attempts += 1;
    if (attempts === 1) await sleep(400);
  }

  @EventPattern<string>('stuck', GCP_PUBSUB, handlerOptions({ concurrency: 1, maxProcessingMs: 100 }))
  async stuck() {
    attempts += 1;
    if (attempts === 1) await new Promise(() => undefined);
  }
}

describe('Options of a handler', () => {
  let broker: Broker;
  let bed: TestBed;

  beforeAll(async () => {
    broker = await startBroker();
  }, 30_000);
  afterAll(() => broker.stop());
  beforeEach(async () => {
    [running, most, reasons, attempts] = [{ narrow: 0, wide: 0 }, { narrow: 0, wide: 0 }, [], 0];
    bed = new TestBed(broker.host);
    await bed.prepare();
  });
  afterEach(() => bed.stop());

  it('limits how many messages the handler works on at once, and not the other handlers', async () => {
    const names = Array.from({ length: 12 }, () => ['narrow', 'wide']).flat();
    await Promise.all(names.map((name) => bed.publish(name, {})));
    const server = await bed.start([WorkController]);
    await waitFor('all are handled', () => server.getHealth().counts.handled === names.length);
    expect(most.narrow).toBe(2);
    expect(most.wide).toBeGreaterThan(2);
  });

  it('aborts the signal and gives the message back once when maxProcessingMs is over', async () => {
    const server = await bed.start([WorkController]);
    await bed.publish('slow', {});
    await waitFor('it is handled at the second attempt', () => server.getHealth().counts.handled === 1);
    expect(reasons).toEqual([expect.any(ProcessingTimeoutError)]);
    expect(attempts).toBe(2);
    await sleep(500);
    expect(server.getHealth().counts).toMatchObject({ handled: 1, retried: 1, parked: 0 });
  });

  it('does not let a handler that never ends block the ones that wait for its turn', async () => {
    const server = await bed.start([WorkController]);
    await Promise.all([bed.publish('stuck', {}), bed.publish('stuck', {})]);
    await waitFor('both are handled', () => server.getHealth().counts.handled === 2);
    expect(server.getHealth().counts.retried).toBe(1);
  });
});
