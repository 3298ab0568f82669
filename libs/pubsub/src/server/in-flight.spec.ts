import { setTimeout as sleep } from 'node:timers/promises';
import { ABORTED, HANDLED, type Conclusion } from '../telemetry/conclusion';
import { InFlight } from './in-flight';

describe('InFlight', () => {
  it('counts what is under way, and uses places again', async () => {
    const inFlight = new InFlight();
    const ends: ((conclusion: Conclusion) => void)[] = [];
    const run = (id: string) =>
      inFlight.run(
        id,
        () => new Promise<Conclusion>((resolve) => ends.push(resolve)),
        () => undefined,
      );
    const first = [run('a'), run('b')];
    expect(inFlight.size).toBe(2);
    ends[0]?.(HANDLED);
    expect(await first[0]).toBe(HANDLED);
    const third = run('c');
    expect(inFlight.size).toBe(2);
    ends[1]?.(HANDLED);
    ends[2]?.(HANDLED);
    await Promise.all([first[1], third]);
    expect(inFlight.size).toBe(0);
  });

  it('drains as soon as the last has ended', async () => {
    const inFlight = new InFlight();
    const work = async () => (await sleep(20), HANDLED);
    const running = inFlight.run('a', work, () => undefined);
    expect(await inFlight.drain(60_000)).toEqual([]);
    expect(await running).toBe(HANDLED);
  });

  it('ends what is left when the budget is spent, once, whatever the handler does later', async () => {
    const inFlight = new InFlight();
    const left: (Conclusion | undefined)[] = [];
    let signal: AbortSignal | undefined;
    let end: (conclusion: Conclusion) => void = () => undefined;
    const running = inFlight.run(
      'slow',
      (delivery) => {
        signal = delivery.signal;
        expect(delivery.shutdownSignal.aborted).toBe(false);
        return new Promise((resolve) => (end = resolve));
      },
      (conclusion) => left.push(conclusion),
    );
    expect(await inFlight.drain(5)).toEqual(['slow']);
    expect(signal?.aborted).toBe(true);
    end(HANDLED);
    expect(await running).toBe(ABORTED);
    await sleep(1);
    expect(left).toEqual([ABORTED]);
    expect(inFlight.size).toBe(0);
  });

  it('gives an aborted signal to whoever asks late', async () => {
    const inFlight = new InFlight();
    let askLate: () => boolean = () => false;
    void inFlight.run(
      'a',
      (delivery) => {
        askLate = () => delivery.signal.aborted;
        return new Promise(() => undefined);
      },
      () => undefined,
    );
    await inFlight.drain(1);
    expect(askLate()).toBe(true);
  });
});
