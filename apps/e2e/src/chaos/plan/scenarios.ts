import type { PlanStep } from './conversation-plan';
import type { SeededRandom } from './seeded-random';

/** Gaps of 0 to 3 s, as people type, at five times their speed; so is the quiet window of the tenants. */
const LONGEST_GAP_MS = 600;

const burst = (random: SeededRandom, least = 2, most = 6): PlanStep => ({
  kind: 'write',
  gapsMs: Array.from({ length: random.whole(least, most) }, () => random.whole(0, LONGEST_GAP_MS)),
});
const settled: PlanStep = { kind: 'await-answer' };

function takenOver(by: 'api' | 'keyword' | 'echo' | 'until') {
  return (random: SeededRandom): PlanStep[] => [
    burst(random, 1, 3),
    { kind: 'take-over', by, afterMs: random.whole(0, 1_500) },
    burst(random, 1, 2),
    { kind: 'hand-back' },
    burst(random, 1, 3),
    settled,
  ];
}

interface Scenario {
  name: string;
  /** Out of a hundred. */
  weight: number;
  steps(random: SeededRandom): PlanStep[];
}

/** What customers and the people behind the business do, with how often. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'burst', weight: 29, steps: (random) => [burst(random), settled] },
  { name: 'two bursts', weight: 15, steps: (random) => [burst(random), settled, burst(random), settled] },
  {
    name: 'newer message while thinking',
    weight: 18,
    steps: (random) => [
      burst(random, 1, 2),
      { kind: 'write', gapsMs: [random.whole(500, 1_200)] },
      { kind: 'write', gapsMs: [random.whole(300, 1_500)] },
      settled,
    ],
  },
  {
    name: 'never stops',
    weight: 3,
    steps: (random) => [
      { kind: 'write', gapsMs: Array.from({ length: 18 }, () => random.whole(80, 250)) },
      settled,
    ],
  },
  { name: 'takeover by API', weight: 7, steps: takenOver('api') },
  { name: 'takeover by keyword', weight: 6, steps: takenOver('keyword') },
  { name: 'takeover by echo', weight: 6, steps: takenOver('echo') },
  { name: 'takeover until', weight: 4, steps: takenOver('until') },
  {
    name: 'opt-out',
    weight: 5,
    steps: (random) => [
      burst(random, 1, 3),
      { kind: 'opt-out', afterMs: random.whole(0, 1_200) },
      burst(random, 1, 2),
      { kind: 'opt-in' },
      burst(random, 1, 3),
      settled,
    ],
  },
  {
    name: 'reaction',
    weight: 7,
    steps: (random) => [burst(random), settled, { kind: 'react' }, burst(random, 1, 2), settled],
  },
];
