import { setTimeout as sleep } from 'node:timers/promises';
import { ABORTED, GIVEN_BACK, HANDLED, type Conclusion } from '../telemetry/conclusion';
import type { Delivery } from './delivery';
import { InFlight } from './in-flight';

describe('InFlight', () => {
  const newInFlight = () => new InFlight((error) => faults.push(error));
  const run = (inFlight: InFlight, id: string, work: (delivery: Delivery) => Promise<Conclusion>) =>
    new Promise<Conclusion>((resolve) => inFlight.start(id, work, resolve));
  let faults: unknown[];
  beforeEach(() => (faults = []));

  it('counts what is under way, and uses places again', async () => {
    const inFlight = newInFlight();
    const ends: ((conclusion: Conclusion) => void)[] = [];
    const begin = (id: string) =>
      run(inFlight, id, () => new Promise<Conclusion>((resolve) => ends.push(resolve)));
    const first = [begin('a'), begin('b')];
    expect(inFlight.size).toBe(2);
    ends[0]?.(HANDLED);
    expect(await first[0]).toBe(HANDLED);
    const third = begin('c');
    expect(inFlight.size).toBe(2);
    ends[1]?.(HANDLED);
    ends[2]?.(HANDLED);
    await Promise.all([first[1], third]);
    expect(inFlight.size).toBe(0);
  });

  it('drains as soon as the last has ended', async () => {
    const inFlight = newInFlight();
    const work = async () => (await sleep(20), HANDLED);
    const running = run(inFlight, 'a', work);
    expect(await inFlight.drain(60_000)).toEqual([]);
    expect(await running).toBe(HANDLED);
  });

  it('ends what is left when the budget is spent, once, whatever the handler does later', async () => {
    const inFlight = newInFlight();
    const ends: Conclusion[] = [];
    let signal: AbortSignal | undefined;
    let end: (conclusion: Conclusion) => void = () => undefined;
    inFlight.start(
      'slow',
      (delivery) => {
        signal = delivery.signal;
        expect(delivery.shutdownSignal.aborted).toBe(false);
        return new Promise((resolve) => (end = resolve));
      },
      (conclusion) => ends.push(conclusion),
    );
    expect(await inFlight.drain(5)).toEqual(['slow']);
    expect(signal?.aborted).toBe(true);
    end(HANDLED);
    await sleep(1);
    expect(ends).toEqual([ABORTED]);
    expect(inFlight.size).toBe(0);
  });

  it('gives an aborted signal to whoever asks late', async () => {
    const inFlight = newInFlight();
    let askLate: () => boolean = () => false;
    void run(inFlight, 'a', (delivery) => {
      askLate = () => delivery.signal.aborted;
      return new Promise(() => undefined);
    });
    await inFlight.drain(1);
    expect(askLate()).toBe(true);
  });

  it('gives back work that fails, and goes on when the one who is told does', async () => {
    const inFlight = newInFlight();
    expect(await run(inFlight, 'a', () => Promise.reject(new Error('work')))).toBe(GIVEN_BACK);
    for (const id of ['b', 'c']) {
      inFlight.start(
        id,
        () => new Promise(() => undefined),
        () => {
          throw new Error(`told of ${id}`);
        },
      );
    }
    expect(await inFlight.drain(1)).toEqual(['b', 'c']);
    expect(faults.map(String)).toEqual(['Error: work', 'Error: told of b', 'Error: told of c']);
    expect(inFlight.size).toBe(0);
  });
});
