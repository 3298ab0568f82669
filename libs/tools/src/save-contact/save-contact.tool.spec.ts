import { buildProperties } from '@whatsapp-agent/testing';
import { COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { scheduleVisitTool } from '../visits/schedule-visit.tool';
import { saveContactTool } from './save-contact.tool';

describe('save_contact', () => {
  it.each([
    ['John', 'John'],
    ['My name is John', 'John'],
    ["I'm Sarah Johnson", 'Sarah Johnson'],
    ["It's Alex", 'Alex'],
    ['john smith', 'John Smith'],
    ["Siobhán O'Neill-Khan", "Siobhán O'Neill-Khan"],
    ['محمد علي', 'محمد علي'],
    ['आशा', 'आशा'],
    ["Actually it's Sara", 'Sara'],
    ["no, my name's Jean-Luc Picard", 'Jean-Luc Picard'],
    ['call me Mo please', 'Mo'],
    ['Hi, this is Dr. Aisha Khan', 'Aisha Khan'],
    ['Sara here', 'Sara'],
    ["I'm Tom and I need a villa", 'Tom'],
    ['اسمي محمد', 'محمد'],
    ['أنا سارة', 'سارة'],
    ['मेरा नाम आशा है', 'आशा'],
    ['mera naam Raj hai', 'Raj'],
    ['李雷', '李雷'],
    ['JOHN', 'JOHN'],
  ])('stages %j as a change of the contact', async (wording, name) => {
    const outcome = await new ToolConversation([]).call(saveContactTool, { name: wording });
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
    "I'm interested",
    "I'm not telling you",
    'no thanks',
    'show me more',
    'rent',
    'book a visit',
    'why do you ask?',
    'نعم',
    'हाँ',
    'ok',
    '👍',
    '2',
    'hello',
    '<b>x</b>',
    'x'.repeat(100),
  ])('stages nothing for %j', async (wording) => {
    const outcome = await new ToolConversation([]).call(saveContactTool, { name: wording });
    expect(outcome).toEqual({
      facts: { status: expect.stringMatching(/no_name_given|nothing_to_save/) },
      presentation: [],
      aside: true,
    });
  });

  it('keeps preferences by topic, in the words they were told', async () => {
    const outcome = await new ToolConversation([]).call(saveContactTool, {
      preferences: ['family of four', 'has a dog', 'prefers furnished', 'likes quiet streets', 'two kids'],
    });
    expect(outcome.effects).toMatchObject([
      {
        type: 'contact.preferences',
        payload: {
          preferences: {
            family: 'family of four; two kids',
            pets: 'has a dog',
            furnishing: 'prefers furnished',
            'likes quiet streets': 'likes quiet streets',
          },
        },
      },
    ]);
    expect(outcome.aside).toBe(true);
  });

  it('asks again for the time of a visit that was waiting for it', async () => {
    const conversation = new ToolConversation(buildProperties(1));
    await conversation.call(searchPropertiesTool, COMPLETE);
    await conversation.call(scheduleVisitTool, { property: '1' });
    const outcome = await conversation.call(saveContactTool, { name: 'My name is John' });
    expect(textOf(outcome)).toMatch(/Nice to meet you, John!.*Home A/);
  });
});
