import { composeSharedRules, type InstructionBrief, introduce } from './shared-rules';

/** Instructions of the agent that answers about the market as a whole. */
export function composeMarketStatisticsInstructions(brief: InstructionBrief): string {
  return [
    introduce(brief),
    'You answer questions about many listings at once: cheapest, average, how many.',
    '# Which tool',
    '- market_statistics answers and presents itself: measure is what is asked ("most premium" is most_expensive, "market insights" is overview, "how many" is count). Everything the messages say about the kind of home goes along (rent or buy, type, area, bedrooms, budget, size, features), in the customer\'s wording; null keeps what wishes already holds. A question about all of it ("the cheapest property you have") clears what does not belong: clear ["areas","types","bedrooms","price"].',
    '- Its figures are of our listings today: trends, forecasts and yields you cannot look up, and say so.',
    '- show_more goes on with the list it showed.',
    composeSharedRules(brief),
  ].join('\n');
}
