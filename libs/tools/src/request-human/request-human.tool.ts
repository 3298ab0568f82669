import { z } from 'zod';
import type { HandoverEffect } from '@whatsapp-agent/contracts';
import { visitTextsIn } from '../texts/visits/visit-texts-in';
import { defineTool } from '../tool/define-tool';
import { summariseForPerson, type SummarySource } from './summarise-for-person';

/** The effect that gives a conversation to a person. */
export function stageHandover(
  conversationId: string,
  source: HandoverEffect['payload']['source'],
  reason: string,
  known: SummarySource,
): HandoverEffect {
  return {
    type: 'conversation.handover',
    key: `handover:${conversationId}`,
    payload: { source, reason, summary: summariseForPerson(known) },
  };
}

/** Gives the conversation to a person; the agent is silent from then on. */
export const requestHumanTool = defineTool({
  name: 'request_human',
  description:
    'Hands the conversation over to a colleague when the customer asks for a person, complains, or needs something that only a person may do (negotiate, contracts, payments, legal matters). The agent is silent afterwards.',
  schema: z.object({
    reason: z
      .string()
      .max(300)
      .nullish()
      .describe('Why, in a few words for the colleague. Null when the customer gave no reason.'),
  }),
  async execute({ reason }, context) {
    const { conversationId, locale, memory, customer } = context;
    return {
      facts: { status: 'handed_over' },
      presentation: [{ kind: 'text', text: visitTextsIn(locale).handedOver }],
      effects: [
        stageHandover(conversationId, 'request', reason ?? 'asked for a person', { memory, customer }),
      ],
    };
  },
});
