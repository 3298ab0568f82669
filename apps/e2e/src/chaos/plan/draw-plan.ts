import type { ConversationPlan } from './conversation-plan';
import { SCENARIOS } from './scenarios';
import { SeededRandom } from './seeded-random';

const FIRST_PHONE = 971_500_000_000;
const PHONES_PER_SEED = 10_000;
const REPLAYED = 0.3;

/** The conversations of a seed: the same every time. */
export function drawPlan(seed: number, conversations: number): ConversationPlan[] {
  const random = new SeededRandom(seed);
  const total = SCENARIOS.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length: conversations }, (_, index) => {
    let ticket = random.next() * total;
    const scenario = SCENARIOS.find(({ weight }) => (ticket -= weight) < 0);
    if (!scenario) throw new Error('the weights of the scenarios do not add up');
    const steps = scenario.steps(random);
    if (random.chance(REPLAYED)) steps.push({ kind: 'replay' });
    return {
      scenario: scenario.name,
      phone: String(FIRST_PHONE + (seed % 1000) * PHONES_PER_SEED + index),
      business: random.pick(['marina', 'palm']),
      steps,
    };
  });
}
