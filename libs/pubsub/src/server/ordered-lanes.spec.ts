import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { OrderedLanes } from './ordered-lanes';
import type { Settlement } from './outcome';

describe('OrderedLanes', () => {
  it('runs one task of a key at a time, in order, and other keys beside it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 20 }), async (keys) => {
        const lanes = new OrderedLanes();
        const running = new Map<string, number>();
        const finished: number[] = [];
        const task = (key: string, index: number) => async (): Promise<Settlement> => {
          expect(running.get(key) ?? 0).toBe(0);
          running.set(key, 1);
          await sleep(index % 3);
          running.set(key, 0);
          finished.push(index);
          return 'ack';
        };
        await Promise.all(keys.map((key, index) => lanes.run(key, task(key, index))));
        for (const key of ['a', 'b', 'c']) {
          const mine = finished.filter((index) => keys[index] === key);
          expect(mine).toEqual([...mine].sort((one, other) => one - other));
        }
        expect(finished).toHaveLength(keys.length);
        expect(lanes.size).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('gives back what waits behind a nack without running it, then starts afresh', async () => {
    const lanes = new OrderedLanes();
    const ran: string[] = [];
    const task = (name: string, result: Settlement) => async () => (ran.push(name), await sleep(2), result);
    const results = await Promise.all([
      lanes.run('k', task('first', 'nack')),
      lanes.run('k', task('second', 'ack')),
      lanes.run('k', task('third', 'ack')),
      lanes.run('other', task('other', 'ack')),
    ]);
    expect(results).toEqual(['nack', 'nack', 'nack', 'ack']);
    expect(ran).toEqual(['first', 'other']);
    expect(await lanes.run('k', task('first again', 'ack'))).toBe('ack');
    expect(lanes.size).toBe(0);
  });
});
