import { ToolConversation } from '../../test/tool-conversation.fake';
import { rememberNameTool } from './remember-name.tool';

describe('remember_name', () => {
  it.each([
    ['John', 'John'],
    ['My name is John', 'John'],
    ["I'm Sarah Johnson", 'Sarah Johnson'],
    ["It's Alex", 'Alex'],
    ['john smith', 'John Smith'],
    ["Siobhán O'Neill-Khan", "Siobhán O'Neill-Khan"],
    ['محمد علي', 'محمد علي'],
    ['आशा', 'आशा'],
  ])('stages %j as a change of the contact', async (wording, name) => {
    const outcome = await new ToolConversation([]).call(rememberNameTool, { name: wording });
    expect(outcome.effects).toEqual([
      { type: 'contact.name', key: 'contact.name:contact-1', payload: { name } },
    ]);
    expect(outcome.presentation).toEqual([]);
  });

  it.each([
    null,
    '',
    'null',
    'yes',
    '2 bed in Marina',
    'I am looking for a villa',
    'hello',
    '<b>x</b>',
    'x'.repeat(100),
  ])('stages nothing for %j', async (wording) => {
    const outcome = await new ToolConversation([]).call(rememberNameTool, { name: wording });
    expect(outcome).toEqual({ facts: { status: 'no_name_given' }, presentation: [], aside: true });
  });
});
