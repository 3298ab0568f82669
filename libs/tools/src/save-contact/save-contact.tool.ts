import type { StagedEffect } from '@whatsapp-agent/contracts';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import { visitTextsIn } from '../texts/visits/visit-texts-in';
import { defineTool } from '../tool/define-tool';
import type { ToolContext } from '../tool/tool-context';
import { findPendingVisit } from '../visits/pending-visit';
import { readName } from './read-name';
import { saveContactSchema } from './save-contact.schema';
import { sortPreferences } from './sort-preferences';

/** Keeps what customers tell about themselves; it counts once the turn is committed. */
export const saveContactTool = defineTool({
  name: 'save_contact',
  description:
    'Keeps the customer\'s own name when they tell or correct it ("I\'m Sarah Johnson", "actually it\'s Sara"), and lasting preferences. Call it together with what else the message needs.',
  schema: saveContactSchema,
  async execute(args, context) {
    const name = readName(args.name ?? '');
    const preferences = sortPreferences(args.preferences ?? []);
    const topics = Object.keys(preferences);
    if (name === undefined && topics.length === 0) {
      return {
        facts: { status: args.name ? 'no_name_given' : 'nothing_to_save' },
        presentation: [],
        aside: true,
      };
    }
    return {
      facts: {
        status: 'saved',
        ...(name && { customerName: name }),
        ...(topics.length > 0 && { preferences }),
      },
      presentation: name === undefined ? [] : askAgainForVisit(name, context),
      aside: true,
      effects: stage(name, preferences, context.contactId),
    };
  },
});

/** A name given while a visit waits for its time: the question would otherwise be lost. */
function askAgainForVisit(name: string, context: ToolContext): ReplyPart[] {
  const pending = findPendingVisit(context);
  if (!pending) return [];
  const texts = visitTextsIn(context.locale);
  return [{ kind: 'text', text: `${texts.metYou(name)} ${texts.andWhen(pending.title)}` }];
}

function stage(
  name: string | undefined,
  preferences: Record<string, string>,
  contactId: string,
): StagedEffect[] {
  return [
    ...(name === undefined
      ? []
      : [{ type: 'contact.name' as const, key: `contact.name:${contactId}`, payload: { name } }]),
    ...(Object.keys(preferences).length === 0
      ? []
      : [
          {
            type: 'contact.preferences' as const,
            key: `contact.preferences:${contactId}`,
            payload: { preferences },
          },
        ]),
  ];
}
