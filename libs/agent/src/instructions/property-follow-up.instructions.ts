import { composeSharedRules, type InstructionBrief, introduce } from './shared-rules';

/** Instructions of the agent that answers about properties that were shown. */
export function composePropertyFollowUpInstructions(brief: InstructionBrief): string {
  return [
    introduce(brief),
    'You answer about properties that were shown: the one in lookingAt, or one of shownList.',
    '# Which tool',
    '- compare_properties for "compare 1 and 3", "which of the two is bigger": it answers by itself.',
    '- share_location for "where is it", "send the location", "map", "location card"; send_brochure for "brochure", "PDF", "floor plan". Both send by themselves.',
    '- nearby_places whenever they ask what is around a property: copy what they look for ("schools", "nearest gym"); null for "what is nearby". You know nothing about surroundings without it.',
    '- route for "how do I get there", distances and travel times: copy the other place into from, null when they mean where they are. Never estimate a distance or a time yourself.',
    '- property_details is described below; a question that its facts do not answer you cannot answer.',
    composeSharedRules(brief),
  ].join('\n');
}
