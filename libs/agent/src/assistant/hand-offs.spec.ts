import { buildProperties, ScriptedChatCompletions } from '@whatsapp-agent/testing';
import { AssistantConversation } from '../../test/assistant-conversation.fake';
import { createState } from '../memory/conversation-state';
import { SPECIALISTS } from '../specialists/specialists';

const COMPLETE = { transaction: 'rent', types: ['apartment'], areas: ['Dubai Marina'] };
/** A message for each tool that presents its result itself. */
const TURNS: [tool: string, args: object, message: string][] = [
  ['search_properties', COMPLETE, 'apartments to rent in Dubai Marina'],
  ['show_more', {}, 'show more'],
  ['refine', { change: 'cheaper' }, 'something cheaper'],
  ['property_details', { property: '2', purpose: 'show' }, 'tell me about property 2'],
  ['market_statistics', { ...COMPLETE, measure: 'cheapest' }, 'cheapest apartment to rent in Marina'],
  ['compare_properties', { properties: ['1', '2'] }, 'compare 1 and 2'],
  ['share_location', { property: '1' }, 'share the location of the first'],
  ['send_brochure', { property: '1' }, 'send the brochure of number 1'],
  ['nearby_places', { property: '1', kind: 'schools' }, 'schools near number 1?'],
  ['route', { property: '1', from: 'Dubai Mall' }, 'how do I get to number 1 from Dubai Mall'],
  ['schedule_visit', { property: '1', when: null }, 'can I visit number 1?'],
  ['cancel_visit', { property: null }, 'cancel my visit'],
  ['list_visits', {}, 'when is my visit?'],
  ['request_human', { reason: 'wants a person' }, 'let me talk to a person'],
];

let model: ScriptedChatCompletions;

beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterAll(() => model.close());

async function searched(): Promise<AssistantConversation> {
  const conversation = new AssistantConversation(model, buildProperties(3));
  conversation.state = { ...createState(), specialist: 'property_search' };
  model.script({ calls: [{ name: 'search_properties', arguments: COMPLETE }] });
  await conversation.say('apartments to rent in Dubai Marina');
  model.reset();
  return conversation;
}

describe('model calls of an ordinary turn', () => {
  it.each(TURNS)('are one for %s, and two when the subject changes', async (tool, args, message) => {
    const owner = SPECIALISTS.find(({ tools }) => tools.some(({ name }) => name === tool));
    const other = SPECIALISTS.find(({ tools }) => !tools.some(({ name }) => name === tool));
    for (const [keeper, calls] of [
      [owner?.name, 1],
      [other?.name, 2],
    ] as const) {
      if (keeper === undefined) continue;
      const conversation = await searched();
      conversation.state = { ...(conversation.state as object), specialist: keeper };
      if (calls === 2) {
        model.script({ calls: [{ name: `transfer_to_${owner?.name}`, arguments: {} }] });
      }
      model.script({ calls: [{ name: tool, arguments: args }] });
      const reply = await conversation.say(message);
      expect(reply.reply.parts).not.toEqual([]);
      expect(reply.tools.map(({ name }) => name)).toContain(tool);
      expect(reply).toMatchObject({ specialist: owner?.name, usage: { modelCalls: calls } });
      model.assertFinished();
      model.reset();
    }
  });

  it('leaves no tool out of the table', () => {
    const offered = new Set(SPECIALISTS.flatMap(({ tools }) => tools.map(({ name }) => name)));
    const told = new Set([...TURNS.map(([tool]) => tool), 'reschedule_visit', 'save_contact']);
    expect([...offered].filter((name) => !told.has(name))).toEqual([]);
  });
});
