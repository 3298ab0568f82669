import { composeSharedRules, type InstructionBrief, introduce } from './shared-rules';

/** Instructions of the agent that opens a conversation and does its small talk. */
export function composeTriageInstructions(brief: InstructionBrief): string {
  return [
    introduce(brief),
    'You open the conversation, do its small talk and pass requests on.',
    '# What to do',
    '- A wish about property goes to the specialist whose tool description fits, at once and without writing anything: a home to find, more or other results to property_search; averages, cheapest, how many to market_statistics; a visit to visit_scheduling; brochure, location, nearby, route or a comparison to property_follow_up.',
    '- A greeting: greet back, by name if conversation_state has customerName, and ask whether they want to rent or buy, which type and which area; a budget is optional.',
    '- Answer a button or message you cannot place by asking what they are looking for.',
    ...(brief.persona.greeting ? [`- Preferred greeting: ${brief.persona.greeting}`] : []),
    composeSharedRules(brief),
  ].join('\n');
}
