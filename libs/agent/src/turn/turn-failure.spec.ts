import { setTimeout as wait } from 'node:timers/promises';
import { PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { holdModel, TalkingCustomer } from '../../test/talking-customer';
import { replyWith, TestProcess } from '../../test/test-process';
import { toFailRequest } from './turn-failure';
import { DEFAULT_TURN_OPTIONS } from './turn-options';
import { buildTurn } from '@whatsapp-agent/testing';

const down = () => Promise.reject(new TransientError('MODEL.UNAVAILABLE', 'The model does not answer.'));

describe('A turn that fails', () => {
  let customer: TalkingCustomer;
  let process: TestProcess;
  beforeEach(() => {
    customer = new TalkingCustomer(0);
    process = new TestProcess(customer.store, { maxAttempts: 2 });
    process.think = down;
  });
  const run = async () => {
    if (customer.conversationId) customer.row.nextAttemptAt = 0;
    await process.runner.run(customer.conversationId);
  };
  const runOften = async (times: number) => {
    for (let count = 0; count < times; count += 1) await run();
  };

  it('tells the customer once that it takes longer, and answers when the model is back', async () => {
    await customer.says('Hi');
    await runOften(6);
    expect(customer.outbox()).toEqual(['fallback sent']);
    expect(process.whatsapp.sent[0]).toContain('longer than usual');
    process.think = async () => replyWith('here I am');
    await run();
    expect(customer.outbox()).toEqual(['fallback sent', 'answer sent']);
    expect(customer.store.rows.inbox.map(({ status }) => status)).toEqual(['answered']);
  });

  it('answers what came meanwhile together with it, and apologises no second time', async () => {
    await customer.says('Hi');
    await runOften(3);
    await customer.says('hello?');
    await runOften(2);
    process.think = async (turn) => replyWith(`${turn.pending.length} messages`);
    await run();
    expect(process.whatsapp.sent.slice(1)).toEqual(['2 messages']);
  });

  it('stays with the person who answered meanwhile', async () => {
    await customer.says('Hi');
    await runOften(3);
    await customer.says('I am on it', { origin: 'business' });
    process.think = async () => replyWith('too late');
    await run();
    expect(customer.outbox()).toEqual(['fallback sent']);
  });

  it('ends in one apology and an alert when its cause will not pass', async () => {
    process.think = () => Promise.reject(new Error('a defect'));
    await customer.says('Hi');
    await runOften(4);
    expect(customer.outbox()).toEqual(['fallback sent']);
    expect(customer.store.rows.inbox.map(({ status }) => status)).toEqual(['failed']);
    expect(customer.store.rows.alerts).toMatchObject([{ kind: 'turn_failed', code: 'TURN.UNEXPECTED' }]);
  });

  it('counts a model that hangs as an attempt, and not as work to be handed on', async () => {
    process = new TestProcess(customer.store, { thinkMs: 30 });
    holdModel(process);
    await customer.says('Hi');
    await run();
    expect(process.woken).toEqual([]);
    expect(customer.row.attempts).toBe(1);
  });

  it('gives up messages over which processes keep dying', async () => {
    await customer.says('Hi');
    customer.row.crashes = DEFAULT_TURN_OPTIONS.maxCrashes;
    await run();
    expect(process.seen).toEqual([]);
    expect(customer.outbox()).toEqual(['fallback sent']);
    expect(customer.store.rows.alerts).toMatchObject([{ code: 'TURN.CRASHING' }]);
  });

  it('spreads its attempts and waits at least as long as it was asked to', () => {
    const options = { ...DEFAULT_TURN_OPTIONS, owner: 'w' };
    const turn = buildTurn(['Hi']);
    const delays = Array.from({ length: 50 }, () => toFailRequest(turn, new Error('x'), options).backoffMs);
    expect(new Set(delays).size).toBeGreaterThan(5);
    for (const delay of delays) expect(delay).toBeGreaterThanOrEqual(1000);
    for (const delay of delays) expect(delay).toBeLessThanOrEqual(2000);
    const asked = new TransientError('MODEL.RATE_LIMITED', 'x', {}, { retryAfterMs: 20_000 });
    expect(toFailRequest(turn, asked, options)).toMatchObject({ backoffMs: 20_000, deferrable: true });
    const key = new PermanentError('MODEL.UNAUTHORIZED', 'x');
    expect(toFailRequest(turn, key, options).deferrable).toBe(true);
    const refused = new PermanentError('MODEL.REFUSED_REQUEST', 'x');
    expect(toFailRequest(turn, refused, options).deferrable).toBe(false);
  });

  it('leaves no lease behind between its attempts', async () => {
    await customer.says('Hi');
    await run();
    await wait(1);
    expect(customer.row.leaseOwner).toBeUndefined();
    expect(process.later).toHaveLength(1);
  });
});
