import { Arrivals } from './arrivals';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('Arrivals', () => {
  it('starts all in order before the event loop goes on', async () => {
    const seen: number[] = [];
    const arrivals = new Arrivals<number>((n) => seen.push(n));
    const all = Array.from({ length: 100 }, (_, n) => n);
    for (const n of all) arrivals.add(n);
    expect(seen).toEqual([]);
    await nextTurn();
    expect(seen).toEqual(all);
  });

  it('starts a group when the one before has ended, or waits for something else', async () => {
    let running = 0;
    let most = 0;
    let ended = 0;
    const handle = async (n: number) => {
      most = Math.max(most, (running += 1));
      for (let step = 0; step < 20; step += 1) await Promise.resolve();
      if (n % 2 === 0) await nextTurn();
      running -= 1;
      ended += 1;
    };
    const arrivals = new Arrivals<number>((n) => void handle(n));
    for (let n = 0; n < 1_000; n += 1) arrivals.add(n);
    await nextTurn();
    // The even ones wait; of the others no more than a group was under way.
    expect(most).toBeLessThanOrEqual(500 + 32);
    expect(running + ended).toBe(1_000);
    await nextTurn();
    expect(ended).toBe(1_000);
  });

  it('takes what arrives while a group is being started', async () => {
    const seen: string[] = [];
    const arrivals: Arrivals<string> = new Arrivals((name) => {
      seen.push(name);
      if (name.length < 3) arrivals.add(`${name}+`);
    });
    arrivals.add('a');
    arrivals.add('b');
    await nextTurn();
    expect(seen).toEqual(['a', 'b', 'a+', 'b+', 'a++', 'b++']);
    arrivals.add('later');
    await nextTurn();
    expect(seen.at(-1)).toBe('later');
  });
});
