import { setTimeout as sleep } from 'node:timers/promises';
import { HandlerSlots } from './handler-slots';

describe('HandlerSlots', () => {
  it('never runs more at once than there are slots', async () => {
    const slots = new HandlerSlots(3);
    const stop = new AbortController().signal;
    let running = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, (running += 1));
      await sleep(2);
      running -= 1;
      return 'ack' as const;
    };
    const results = await Promise.all(Array.from({ length: 20 }, () => slots.run(stop, task)));
    expect(results).toEqual(Array(20).fill('ack'));
    expect(most).toBe(3);
  });

  it('gives back what is waiting when stopped, and lets the running finish', async () => {
    const slots = new HandlerSlots(1);
    const stop = new AbortController();
    let ran = 0;
    const task = async () => (await sleep(20), (ran += 1), 'ack' as const);
    const running = slots.run(stop.signal, task);
    const waiting = slots.run(stop.signal, task);
    stop.abort();
    expect(await waiting).toBe('nack');
    expect(await slots.run(stop.signal, task)).toBe('nack');
    expect(await running).toBe('ack');
    expect(ran).toBe(1);
  });

  it('frees the slot of a task that fails', async () => {
    const slots = new HandlerSlots(1);
    const stop = new AbortController().signal;
    await expect(slots.run(stop, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await slots.run(stop, async () => 'ack')).toBe('ack');
  });
});
