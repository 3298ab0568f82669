import { pause } from '../testing/broker-bed';
import { DelayWheel } from './delay-wheel';
import { Deque } from './deque';
import { monotonicMs } from './monotonic-clock';

describe('DelayWheel', () => {
  it('calls back in time, in order, once, and not for what was cancelled', async () => {
    const due: string[] = [];
    const wheel = new DelayWheel<{ name: string; at: number }>((item) => {
      expect(monotonicMs()).toBeGreaterThanOrEqual(item.at);
      due.push(item.name);
    });
    const now = monotonicMs();
    const items = ['c', 'a', 'b', 'cancelled', 'moved'].map((name, index) => ({
      name,
      at: now + ([90, 30, 60, 40, 20][index] ?? 0),
    }));
    items.forEach((item) => wheel.schedule(item, item.at));
    wheel.cancel(items[3] as (typeof items)[0]);
    const moved = items[4] as (typeof items)[0];
    moved.at = now + 120;
    wheel.schedule(moved, moved.at);
    await pause(200);

    expect(due).toEqual(['a', 'b', 'c', 'moved']);
  });

  it('takes a time that has passed for the next moment', async () => {
    const due: object[] = [];
    const wheel = new DelayWheel<object>((item) => due.push(item));
    wheel.schedule({}, monotonicMs() - 1000);
    expect(due).toHaveLength(0);
    await pause(50);
    expect(due).toHaveLength(1);
  });
});

describe('Deque', () => {
  it('behaves like an array at both ends while it grows', () => {
    const deque = new Deque<number>();
    const model: number[] = [];
    const differences: number[] = [];
    for (let step = 0; step < 5000; step += 1) {
      const action = (step * 7919) % 5;
      if (action < 2) {
        deque.pushBack(step);
        model.push(step);
      } else if (action < 4) {
        deque.pushFront(step);
        model.unshift(step);
      } else {
        if (deque.popFront() !== model.shift()) differences.push(step);
      }
      if (deque.peekFront() !== model[0]) differences.push(step);
    }
    expect(differences).toEqual([]);
    expect([...deque]).toEqual(model);
    expect(deque.size).toBe(model.length);
  });
});
