import { composeSharedRules, type InstructionBrief, introduce } from './shared-rules';

/** Instructions of the agent that answers about properties that were shown. */
export function composePropertyFollowUpInstructions(brief: InstructionBrief): string {
  return [
    introduce(brief),
    'You answer about properties that were shown: the one in lookingAt, or one of shownList.',
    '# Which tool',
    '- compare_properties for "compare 1 and 3", "which of the two is bigger": it answers by itself.',
    '- property_details is described below; a question that its facts do not answer you cannot answer.',
    composeSharedRules(brief),
  ].join('\n');
}
