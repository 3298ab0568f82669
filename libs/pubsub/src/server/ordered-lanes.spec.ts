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
        await Promise.all(keys.map((key, index) => lanes.run(key, String(index), task(key, index))));
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
      lanes.run('k', '1', task('first', 'nack')),
      lanes.run('k', '2', task('second', 'ack')),
      lanes.run('k', '3', task('third', 'ack')),
      lanes.run('other', '4', task('other', 'ack')),
    ]);
    expect(results).toEqual(['nack', 'nack', 'nack', 'ack']);
    expect(ran).toEqual(['first', 'other']);
    expect(await lanes.run('k', '1', task('first again', 'ack'))).toBe('ack');
    expect(lanes.size).toBe(0);
  });

  const settled = (ran: string[], name: string, result: Settlement) => async () => (ran.push(name), result);

  it('holds a key after a nack until the nacked message comes again, and only that key', async () => {
    const lanes = new OrderedLanes();
    const ran: string[] = [];
    await lanes.run('k', '1', settled(ran, 'first', 'nack'));
    expect(await lanes.run('k', '2', settled(ran, 'too early', 'ack'))).toBe('nack');
    expect(await lanes.run('other', '9', settled(ran, 'other', 'ack'))).toBe('ack');
    const results = await Promise.all([
      lanes.run('k', '1', settled(ran, 'first again', 'ack')),
      lanes.run('k', '2', settled(ran, 'second', 'ack')),
    ]);
    expect(results).toEqual(['ack', 'ack']);
    expect(ran).toEqual(['first', 'other', 'first again', 'second']);
    expect(lanes.size).toBe(0);
  });

  it('lets a successor through when it comes a second time: the nacked message went elsewhere', async () => {
    const lanes = new OrderedLanes();
    const ran: string[] = [];
    await lanes.run('k', '1', settled(ran, 'first', 'nack'));
    expect(await lanes.run('k', '2', settled(ran, 'second', 'ack'))).toBe('nack');
    expect(await lanes.run('k', '2', settled(ran, 'second again', 'ack'))).toBe('ack');
    expect(ran).toEqual(['first', 'second again']);
    expect(lanes.size).toBe(0);
  });
});
