import { poisson } from './day-load.mjs';
import { meanWait } from './erlang-c.mjs';
import { exponential, seededRandom } from './random.mjs';
import { simulate } from './simulate.mjs';

const POLICY = {
  delivery: 'pull',
  slots: 10,
  requests: 10,
  min: 1,
  max: 1,
  startSeconds: 5,
  cores: 1,
  cpuSeconds: 0,
  meanServiceSeconds: 4,
  idleSeconds: 600,
  window: { start: 10, most: 3000 },
};
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function run(policy, { rate, seconds, seed = 1, service = 4 }) {
  const random = seededRandom(seed);
  const arrivals = poisson(random, 0, seconds, rate);
  return { arrivals, ...simulate({ arrivals, policy, serviceSeconds: () => exponential(random, service) }) };
}

describe('simulate', () => {
  it.each([
    { slots: 1, rate: 0.2 },
    { slots: 10, rate: 2 },
    { slots: 20, rate: 4.5 },
  ])('waits as long as Erlang says, with $slots servers', ({ slots, rate }) => {
    const { waits } = run({ ...POLICY, slots, requests: slots }, { rate, seconds: 200_000 });
    const expected = meanWait({ arrivalsPerSecond: rate, serviceSeconds: 4, servers: slots });
    expect(mean(waits) / expected).toBeGreaterThan(0.9);
    expect(mean(waits) / expected).toBeLessThan(1.1);
  });

  it('serves every message once, and is the same for the same seed', () => {
    const policy = { ...POLICY, delivery: 'push', max: 5 };
    const first = run(policy, { rate: 6, seconds: 2_000 });
    expect(first.waits).toHaveLength(first.arrivals.length);
    expect(first.timeline.at(-1)).toMatchObject({ backlog: 0, accepted: 0 });
    expect(run(policy, { rate: 6, seconds: 2_000 }).waits).toEqual(first.waits);
    expect(run(policy, { rate: 6, seconds: 2_000, seed: 2 }).waits).not.toEqual(first.waits);
  });

  it('adds instances when messages are pushed, up to the most and no further', () => {
    const { timeline } = run({ ...POLICY, delivery: 'push', max: 3 }, { rate: 12, seconds: 600 });
    expect(Math.max(...timeline.map(({ instances }) => instances))).toBe(3);
  });

  it('gives instances back after a rush', () => {
    const random = seededRandom(1);
    const arrivals = [...poisson(random, 0, 300, 12), ...poisson(random, 300, 3_600, 0.5)];
    const policy = { ...POLICY, delivery: 'push', max: 9 };
    const { timeline } = simulate({ arrivals, policy, serviceSeconds: () => exponential(random, 4) });
    expect(Math.max(...timeline.map(({ instances }) => instances))).toBeGreaterThan(5);
    expect(timeline.at(-1).instances).toBe(1);
  });

  it('takes longer where many turns want one core', () => {
    const policy = { ...POLICY, slots: 40, requests: 40 };
    const load = { rate: 8, seconds: 2_000 };
    const [free, crowded] = [0, 0.08].map((cpuSeconds) => run({ ...policy, cpuSeconds }, load).waits);
    expect(mean(crowded)).toBeGreaterThan(mean(free) + 0.05);
  });

  it('does not see a backlog that is pulled: waiting for a model costs no CPU', () => {
    const { timeline, mostBacklog } = run(
      { ...POLICY, max: 10, cpuSeconds: 0.02 },
      { rate: 12, seconds: 600 },
    );
    expect(Math.max(...timeline.map(({ instances }) => instances))).toBe(1);
    expect(mostBacklog).toBeGreaterThan(1_000);
  });

  it('lets messages wait inside an instance that takes more than it works on', () => {
    const wide = run({ ...POLICY, delivery: 'push', requests: 40, max: 10 }, { rate: 8, seconds: 3_000 });
    const even = run({ ...POLICY, delivery: 'push', requests: 10, max: 10 }, { rate: 8, seconds: 3_000 });
    expect(mean(wide.waits)).toBeGreaterThan(2 * mean(even.waits));
  });
});
