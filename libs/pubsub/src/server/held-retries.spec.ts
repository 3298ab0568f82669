import { HeldRetries } from './held-retries';

describe('HeldRetries', () => {
  const never = new AbortController().signal;

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  async function whatEnded(held: Promise<void>): Promise<boolean> {
    return Promise.race([held.then(() => true), Promise.resolve().then(() => false)]);
  }

  it('waits as long as asked, and no longer than the bound', async () => {
    const retries = new HeldRetries(2, 1_000);
    const short = retries.hold(300, never);
    const long = retries.hold(60_000, never);
    await jest.advanceTimersByTimeAsync(299);
    expect(await whatEnded(short)).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await short;
    await jest.advanceTimersByTimeAsync(699);
    expect(await whatEnded(long)).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await long;
    expect(retries.size).toBe(0);
  });

  it('holds no more than it may: the next one does not wait', async () => {
    const retries = new HeldRetries(1, 1_000);
    const first = retries.hold(500, never);
    await retries.hold(500, never);
    expect(retries.size).toBe(1);
    await jest.advanceTimersByTimeAsync(500);
    await first;
  });

  it('lets go of everything when stopped', async () => {
    const retries = new HeldRetries(2, 60_000);
    const stop = new AbortController();
    const held = [retries.hold(50_000, stop.signal), retries.hold(50_000, stop.signal)];
    stop.abort();
    await Promise.all(held);
    await retries.hold(50_000, stop.signal);
    expect(retries.size).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
