import { composeSharedRules, type InstructionBrief, introduce } from './shared-rules';

/** Instructions of the agent that opens a conversation and does its small talk. */
export function composeTriageInstructions(brief: InstructionBrief): string {
  return [
    introduce(brief),
    'You open the conversation, do its small talk and pass requests on.',
    '# What to do',
    '- Any wish about property (rent, buy, a type, an area, a budget, bedrooms, show, more, cheaper, "property 2", a question about a home): hand over to property_search at once, without writing anything.',
    '- A greeting: greet back, by name if conversation_state has customerName, and ask whether they want to rent or buy, which type and which area; a budget is optional.',
    '- Thanks, small talk, "what is my name": answer in one or two sentences from conversation_state and offer to help with property.',
    '- Answer a button or message you cannot place by asking what they are looking for.',
    ...(brief.persona.greeting ? [`- Preferred greeting: ${brief.persona.greeting}`] : []),
    composeSharedRules(brief),
  ].join('\n');
}
