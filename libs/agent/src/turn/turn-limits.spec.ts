import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { holdModel, TalkingCustomer, until } from '../../test/talking-customer';
import { replyWith, TestProcess } from '../../test/test-process';
import { quietTimeLeft } from './quiet-window';
import { TurnRunner } from './turn-runner';

describe(`${TurnRunner.name} and its limits`, () => {
  let customer: TalkingCustomer;
  let process: TestProcess;
  beforeEach(() => {
    customer = new TalkingCustomer(0);
    process = new TestProcess(customer.store);
  });
  const run = () => process.runner.run(customer.conversationId);

  it('waits until the customer paused, and never beyond the cap of the business', () => {
    const left = (
      sinceLastInboundMs: number,
      sinceOldestPendingMs: number,
      quietMs = 1200,
      quietCapMs = 6000,
    ) =>
      quietTimeLeft({
        channel: 'whatsapp',
        tenant: { quietMs, quietCapMs },
        sinceLastInboundMs,
        sinceOldestPendingMs,
      } as Parameters<typeof quietTimeLeft>[0]);
    expect(left(200, 200)).toBe(1000);
    expect(left(200, 5500)).toBe(500);
    expect(left(0, 6001)).toBe(0);
    expect(left(0, 0, 300, 300)).toBe(300);
  });

  it('sees a person take over during the quiet window before it thinks', async () => {
    customer.store.quietMs = 100;
    process = new TestProcess(customer.store, { watchEveryMs: 1_000 });
    await customer.says('Hi');
    const running = run();
    await wait(20);
    await customer.isTakenOver();
    await running;
    expect(process.seen).toEqual([]);
  });

  it('aborts the model within 300 ms of a newer message, looking every 150 ms', async () => {
    process = new TestProcess(customer.store, { watchEveryMs: 150 });
    await customer.says('villas');
    let aborted = 0;
    process.think = (_turn, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted ||= Date.now();
          resolve(replyWith('too late'));
        });
        if (process.seen.length > 1) resolve(replyWith('both'));
      });
    const running = run();
    await until(() => process.seen.length === 1);
    const written = Date.now();
    await customer.says('no, apartments');
    await running;
    expect(aborted - written).toBeLessThan(300);
    expect(process.whatsapp.sent).toEqual(['both']);
  });

  it('lets a business decide how often an answer may be aborted', async () => {
    customer.store.rows.tenants[0]!.maxAborts = 0;
    await customer.says('1');
    const answer = holdModel(process);
    const running = run();
    await until(() => process.seen.length === 1);
    await customer.says('2');
    await wait(50);
    expect(process.seen).toHaveLength(1);
    answer();
    await running;
    expect(process.whatsapp.sent).toEqual(['about 1', 'about 2']);
  });

  it('stops aborting when the oldest question has waited long enough', async () => {
    customer.store.rows.tenants[0]!.maxAnswerDelayMs = 0;
    await customer.says('1');
    const answer = holdModel(process);
    const running = run();
    await until(() => process.seen.length === 1);
    await customer.says('2');
    await wait(50);
    expect(process.seen).toHaveLength(1);
    answer();
    await running;
  });

  it('stops for a person also when no newer message may abort any more', async () => {
    customer.store.rows.tenants[0]!.maxAborts = 0;
    await customer.says('1');
    holdModel(process);
    const running = run();
    await until(() => process.seen.length === 1);
    await customer.isTakenOver();
    await running;
    expect(process.whatsapp.sent).toEqual([]);
  });

  it('keeps the count of aborts with the conversation when another process goes on', async () => {
    await customer.says('1');
    holdModel(process);
    const running = run();
    await until(() => process.seen.length === 1);
    for (const text of ['2', '3']) {
      const thoughts = process.seen.length;
      await customer.says(text);
      await until(() => process.seen.length > thoughts);
    }
    await process.runner.stop();
    await running;
    const other = new TestProcess(customer.store);
    const answer = holdModel(other);
    const going = other.runner.run(customer.conversationId);
    await until(() => other.seen.length === 1);
    await customer.says('4');
    await wait(50);
    expect(other.seen).toHaveLength(1);
    answer();
    await going;
    expect([...customer.store.rows.turns.values()][0]).toMatchObject({ aborts: 2, savedTokens: 10 });
  });

  it('costs four round trips for an ordinary turn, the shared watch aside', async () => {
    const calls: string[] = [];
    for (const name of ['record', 'begin', 'commit', 'settle', 'release', 'fail'] as const) {
      const original = (customer.store[name] as (...args: unknown[]) => unknown).bind(customer.store);
      Object.assign(customer.store, {
        [name]: (...args: unknown[]) => {
          calls.push(name);
          return original(...args);
        },
      });
    }
    await customer.says('Hi');
    await run();
    expect(calls).toEqual(['record', 'begin', 'commit', 'settle']);
  });

  it('records while all slots are busy, and hands on what got none in time', async () => {
    process = new TestProcess(customer.store, { concurrency: 1, slotWaitMs: 50 });
    await customer.says('Hi');
    const answer = holdModel(process);
    const first = run();
    await until(() => process.seen.length === 1);
    expect(await customer.says('recorded')).toMatchObject({ outcome: 'recorded' });
    const waiting = randomUUID();
    await process.runner.run(waiting);
    expect(process.woken).toEqual([waiting]);
    expect(customer.row.leaseOwner).toBeDefined();
    answer();
    await first;
  });

  it('waits once for a slot, however often a conversation is delivered meanwhile', async () => {
    process = new TestProcess(customer.store, { concurrency: 1 });
    await customer.says('Hi');
    const answer = holdModel(process);
    const first = run();
    await until(() => process.seen.length === 1);
    const other = randomUUID();
    expect(process.runner.run(other)).toBe(process.runner.run(other));
    answer();
    await Promise.all([first, process.runner.run(other)]);
  });

  it('ends an answer of several messages after the one in flight when the process stops', async () => {
    process.think = async () => replyWith('one', 'two', 'three');
    let sent: () => void = () => undefined;
    process.whatsapp.outcome = () =>
      new Promise((resolve) => {
        sent = () => resolve({ wamid: `wamid.${randomUUID()}` });
      });
    await customer.says('Hi');
    const running = run();
    await until(() => customer.outbox().includes('answer sending'));
    const stopping = process.runner.stop();
    sent();
    await Promise.all([running, stopping]);
    expect(customer.outbox()).toEqual(['answer sent', 'answer pending', 'answer pending']);
    expect(customer.row.leaseOwner).toBeUndefined();
    expect(process.woken).toEqual([customer.conversationId]);
    const other = new TestProcess(customer.store);
    await other.runner.run(customer.conversationId);
    expect([...process.whatsapp.sent, ...other.whatsapp.sent]).toEqual(['one', 'two', 'three']);
  });
});
