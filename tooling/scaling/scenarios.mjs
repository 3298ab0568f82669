import { drawDay } from './day-load.mjs';
import { logNormal, seededRandom } from './random.mjs';
import { simulate } from './simulate.mjs';

const HOUR = 3600;
/** Deviation of the logarithm of a turn's time: one in twenty takes more than twice the median. */
const SPREAD = 0.45;

/**
 * Workers to compare: how they get messages, how many they hold (`requests`, Cloud Run's concurrency) and how many they work
 * on at once (`slots`, TURN_CONCURRENCY).
 */
export const WORKERS = [
  { name: 'push, 80 requests, 20 turns', delivery: 'push', requests: 80, slots: 20, min: 1 },
  { name: 'push, 20 requests, 20 turns', delivery: 'push', requests: 20, slots: 20, min: 1 },
  { name: 'push, 40 requests, 40 turns', delivery: 'push', requests: 40, slots: 40, min: 1 },
  { name: 'push, 80 requests, 80 turns', delivery: 'push', requests: 80, slots: 80, min: 1 },
  { name: 'push, 160 requests, 160 turns', delivery: 'push', requests: 160, slots: 160, min: 1 },
  { name: 'pull, 20 turns, 1 instance at least', delivery: 'pull', requests: 20, slots: 20, min: 1 },
  { name: 'pull, 80 turns, 1 instance at least', delivery: 'pull', requests: 80, slots: 80, min: 1 },
  { name: 'pull, 80 turns, 3 instances at least', delivery: 'pull', requests: 80, slots: 80, min: 3 },
];

/**
 * A day of so many businesses with a campaign at eleven, worked off by one kind of worker.
 * @param {{ perDay: number, replies: number, seed: number, meanTurnSeconds: number, cpuSeconds: number, max: number }} day
 */
export function simulateDay(worker, { perDay, replies, seed, meanTurnSeconds, cpuSeconds, max }) {
  const random = seededRandom(seed);
  const campaign = { at: 11 * HOUR, replies, withinSeconds: 300 };
  const median = meanTurnSeconds / Math.exp(SPREAD ** 2 / 2);
  return simulate({
    arrivals: drawDay(random, { perDay, campaign }),
    serviceSeconds: () => logNormal(random, median, SPREAD),
    policy: {
      ...worker,
      max,
      startSeconds: 5,
      cores: 2,
      cpuSeconds,
      meanServiceSeconds: meanTurnSeconds,
      idleSeconds: 15 * 60,
      window: { start: 10, most: 3_000 },
    },
  });
}
