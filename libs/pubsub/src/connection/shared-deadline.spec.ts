import fc from 'fast-check';
import { SharedDeadline, type Expiring } from './shared-deadline';

class Waiting implements Expiring {
  expiresAt = 0;
  previous?: Expiring;
  next?: Expiring;
  expiredAt?: number;

  constructor(private readonly onExpire: () => void = () => undefined) {}

  expire(): void {
    expect(this.expiredAt).toBeUndefined();
    this.expiredAt = Date.now();
    this.onExpire();
  }
}

describe('SharedDeadline', () => {
  const start = 1_000_000;
  beforeEach(() => void jest.useFakeTimers({ now: start }));
  afterEach(() => void jest.useRealTimers());

  it('ends each entry once, in its own time, whichever of the others are removed', () => {
    const step = fc.record({ pause: fc.nat(60), remove: fc.boolean(), which: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const deadline = new SharedDeadline(100);
        const added: { entry: Waiting; at: number; removed: boolean }[] = [];
        for (const { pause, remove, which } of steps) {
          jest.advanceTimersByTime(pause);
          const open = added.filter(({ entry, removed }) => !removed && entry.expiredAt === undefined);
          const victim = open[which % (open.length || 1)];
          if (remove && victim) {
            victim.removed = true;
            deadline.remove(victim.entry);
          } else {
            const entry = new Waiting();
            added.push({ entry, at: Date.now(), removed: false });
            deadline.add(entry);
          }
        }
        jest.advanceTimersByTime(1_000);
        for (const { entry, at, removed } of added) {
          if (removed) expect(entry.expiredAt).toBeUndefined();
          else expect((entry.expiredAt ?? 0) - at).toBe(100);
        }
        expect(jest.getTimerCount()).toBe(0);
      }),
    );
  });

  it('sets one timer for many, and takes an entry that is added while another expires', () => {
    const deadline = new SharedDeadline(100);
    const second = new Waiting();
    const first = new Waiting(() => deadline.add(second));
    deadline.add(first);
    for (let n = 0; n < 50; n += 1) deadline.add(new Waiting());
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(100);
    expect(first.expiredAt).toBe(start + 100);
    jest.advanceTimersByTime(100);
    expect(second.expiredAt).toBe(start + 200);
  });

  it('keeps a process alive only while something waits', () => {
    jest.useRealTimers();
    const handles = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = handles();
    const deadline = new SharedDeadline(60_000);
    const [one, other] = [new Waiting(), new Waiting()];
    deadline.add(one);
    expect(handles()).toBe(before + 1);
    deadline.add(other);
    deadline.remove(one);
    expect(handles()).toBe(before + 1);
    deadline.remove(other);
    expect(handles()).toBe(before);
    deadline.add(one);
    expect(handles()).toBe(before + 1);
    deadline.remove(one);
  });
});
