import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Ctx, EventPattern } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { PubSubContext, PubSubDrainService, PubSubModule, PubSubServer } from '../src';
import { startBroker, type Broker } from './broker';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

let log: string[] = [];
let workMs = 0;

@Controller()
class SlowController {
  @EventPattern<string>('slow')
  async slow(@Ctx() context: PubSubContext) {
    log.push(`start ${context.getMessageId()}`);
    context.signal.addEventListener('abort', () => log.push(`abort ${context.getMessageId()}`));
    await sleep(workMs);
    log.push(`end ${context.getMessageId()}`);
  }
}

@Injectable()
class Database {
  onModuleDestroy(): void {
    log.push('database closed');
  }
}

@Module({ providers: [Database] })
class DatabaseModule implements OnApplicationShutdown {
  onApplicationShutdown(): void {
    log.push('last hook');
  }
}

const started = () => log.filter((entry) => entry.startsWith('start')).length;

describe('PubSubServer, draining', () => {
  let broker: Broker;
  let bed: TestBed;

  beforeAll(async () => {
    broker = await startBroker();
  }, 30_000);
  afterAll(() => broker.stop());
  beforeEach(async () => {
    log = [];
    bed = new TestBed(broker.host);
    await bed.prepare();
  });
  afterEach(() => bed.stop());

  it('finishes and acknowledges what is in flight, so that nothing is delivered again', async () => {
    workMs = 600;
    const first = await bed.start([SlowController]);
    const ids = await Promise.all(Array.from({ length: 6 }, () => bed.publish('slow', {})));
    await waitFor('all are being handled', () => started() === 6);
    await first.close();
    expect(log.filter((entry) => entry.startsWith('end'))).toHaveLength(ids.length);
    expect(first.getHealth()).toMatchObject({
      ready: false,
      inFlight: 0,
      counts: { handled: 6, aborted: 0 },
    });

    const second = await bed.start([SlowController]);
    await waitFor('the next process is ready', () => second.getHealth().ready);
    await sleep(1_500);
    expect(started()).toBe(6);
  }, 30_000);

  it('gives back what does not finish within the budget, and another process gets it', async () => {
    workMs = 5_000;
    const first = await bed.start([SlowController], { drainBudgetMs: 300 });
    const id = await bed.publish('slow', {});
    await waitFor('it is being handled', () => started() === 1);
    const before = Date.now();
    await first.close();
    expect(Date.now() - before).toBeLessThan(4_500);
    expect(log).toEqual([`start ${id}`, `abort ${id}`]);
    expect(first.getHealth().counts).toMatchObject({ handled: 0, aborted: 1 });

    workMs = 0;
    const second = await bed.start([SlowController]);
    // Sooner than the ack deadline of 10 s: it was given back, not left to expire.
    await waitFor('the other process handles it', () => second.getHealth().counts.handled === 1, 5_000);
  }, 30_000);

  it('drains a hybrid app before the providers of its modules are destroyed', async () => {
    workMs = 500;
    const { projectId, host, deadLetterTopic } = bed;
    const app = await bed.startApp(
      Test.createTestingModule({
        imports: [
          PubSubModule.register({
            projectId,
            emulatorHost: host,
            server: { subscriptions: [{ name: bed.subscription }], deadLetterTopic },
          }),
          DatabaseModule,
        ],
        controllers: [SlowController],
        providers: [PubSubDrainService],
      }),
    );
    const id = await bed.publish('slow', {});
    await waitFor('it is being handled', () => started() === 1);
    await app.close();
    expect(log).toEqual([`start ${id}`, `end ${id}`, 'database closed', 'last hook']);
    expect(app.get(PubSubServer).getHealth().counts).toMatchObject({ handled: 1, aborted: 0 });
  }, 30_000);
});
