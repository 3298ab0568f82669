import { TransientError } from '@whatsapp-agent/contracts';
import { CircuitBreaker } from './circuit-breaker';

describe(CircuitBreaker, () => {
  let now = 0;
  let calls = 0;
  const clock = { now: () => new Date(now), sleep: () => Promise.resolve() };
  const down = () => {
    calls += 1;
    return Promise.reject(new TransientError('MODEL.UNAVAILABLE', 'down'));
  };
  const up = () => {
    calls += 1;
    return Promise.resolve('up');
  };
  const outage = (error: unknown) => error instanceof TransientError;
  const fail = async (breaker: CircuitBreaker) =>
    expect(breaker.run(down, outage)).rejects.toMatchObject({ code: 'MODEL.UNAVAILABLE' });
  const refuse = async (breaker: CircuitBreaker) =>
    expect(breaker.run(up, outage)).rejects.toMatchObject({ code: 'MODEL.CIRCUIT_OPEN' });
  let breaker: CircuitBreaker;
  beforeEach(() => {
    now = 1_000_000;
    calls = 0;
    breaker = new CircuitBreaker(clock, { failures: 3, openMs: 1_000, longestOpenMs: 3_000 });
  });
  const open = async () => {
    for (let count = 0; count < 3; count += 1) await fail(breaker);
  };

  it('asks nobody after three failures in a row', async () => {
    await open();
    await refuse(breaker);
    expect(calls).toBe(3);
  });

  it('counts failures in a row only, and none that say nothing about the other side', async () => {
    await fail(breaker);
    await fail(breaker);
    await breaker.run(up, outage);
    await fail(breaker);
    await fail(breaker);
    await expect(breaker.run(() => Promise.reject(new Error('aborted')), outage)).rejects.toThrow('aborted');
    expect(await breaker.run(up, outage)).toBe('up');
  });

  it('lets one call try when the time is over, and closes when it succeeds', async () => {
    await open();
    now += 1_001;
    let answer: (value: string) => void = () => undefined;
    const probe = breaker.run(() => new Promise<string>((resolve) => (answer = resolve)), outage);
    await refuse(breaker);
    answer('up');
    expect(await probe).toBe('up');
    expect(await breaker.run(up, outage)).toBe('up');
  });

  it('stays open longer with every failed try, up to a limit', async () => {
    await open();
    for (const openMs of [1_000, 2_000, 3_000, 3_000]) {
      now += openMs - 1;
      await refuse(breaker);
      now += 2;
      await fail(breaker);
    }
    expect(calls).toBe(7);
  });

  it('lets another try when a try was aborted', async () => {
    await open();
    now += 1_001;
    await expect(breaker.run(() => Promise.reject(new Error('aborted')), outage)).rejects.toThrow('aborted');
    expect(await breaker.run(up, outage)).toBe('up');
  });

  it('says when to come back', async () => {
    await open();
    await expect(breaker.run(up, outage)).rejects.toMatchObject({ retryAfterMs: 1_000 });
  });
});
