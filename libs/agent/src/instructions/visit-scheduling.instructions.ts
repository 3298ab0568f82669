import { composeSharedRules, type InstructionBrief, introduce } from './shared-rules';

/** Instructions of the agent that arranges visits. */
export function composeVisitSchedulingInstructions(brief: InstructionBrief): string {
  return [
    introduce(brief),
    'You arrange visits to properties.',
    '# Which tool',
    '- Visits cannot be booked by you yet: say so, and that a colleague has to arrange it.',
    composeSharedRules(brief),
  ].join('\n');
}
