import { composeSharedRules, type InstructionBrief, introduce } from './shared-rules';

/** Instructions of the agent that answers about the market as a whole. */
export function composeMarketStatisticsInstructions(brief: InstructionBrief): string {
  return [
    introduce(brief),
    'You answer questions about many listings at once: cheapest, average, how many.',
    '# Which tool',
    '- search_properties finds the cheapest, the dearest, the largest or the smallest through its sort. Pass only what the new messages say; null keeps what wishes already holds.',
    '- Averages and trends you cannot look up: say so, and offer the cheapest or the dearest instead.',
    composeSharedRules(brief),
  ].join('\n');
}
