import { visitTextsIn } from '@whatsapp-agent/tools';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import type { ConversationState } from '../memory/conversation-state';
import type { TurnRun } from './turn-run';

/** A property question of a customer who has written so often is the moment to ask. */
const ASK_AT = 2;

/**
 * Asks for the name along with the answer to the second question: before the cards, so that it is not buried under
 * them, and never instead of the answer. Customers whose WhatsApp profile has a name are never asked.
 */
export function askForName(
  parts: ReplyPart[],
  run: TurnRun,
  state: ConversationState,
): { parts: ReplyPart[] } & Pick<ConversationState, 'questions' | 'nameAsked'> {
  const { name, words } = run.toToolContext().customer;
  if (name || state.nameAsked) return { parts };
  const questions = (state.questions ?? 0) + (words.length > 0 ? 1 : 0);
  // A visit that was just begun asks for the name itself.
  if (run.memory.visit && !state.memory.visit) return { parts, nameAsked: true };
  // "Thanks, bye" is no question.
  const asked = words.length > 0 && run.tools.some(({ name: tool }) => tool !== 'guardrail');
  const busy = run.memory.visit || run.effects.some(({ type }) => type === 'conversation.handover');
  if (questions < ASK_AT || !asked || parts.length === 0 || busy) return { parts, questions };
  return { parts: [{ kind: 'text', text: visitTextsIn(run.locale).askName }, ...parts], nameAsked: true };
}
