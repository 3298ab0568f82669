import { defineTool } from '../tool/define-tool';
import { readName } from './read-name';
import { rememberNameSchema } from './remember-name.schema';

/** Stages the name of the customer; it counts once the turn is committed. */
export const rememberNameTool = defineTool({
  name: 'remember_name',
  description:
    'Remembers the customer\'s own name when they tell it ("I\'m Sarah Johnson"). Call it together with what else the message needs.',
  schema: rememberNameSchema,
  async execute(args, context) {
    const name = readName(args.name ?? '');
    if (name === undefined) return { facts: { status: 'no_name_given' }, presentation: [], aside: true };
    return {
      facts: { status: 'remembered', customerName: name },
      presentation: [],
      aside: true,
      effects: [{ type: 'contact.name', key: `contact.name:${context.contactId}`, payload: { name } }],
    };
  },
});
