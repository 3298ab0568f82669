import { buildProperties, ScriptedChatCompletions, type ScriptedStep } from '@whatsapp-agent/testing';
import { AssistantConversation, cardsOf, textOf } from '../../test/assistant-conversation.fake';

const TO_SEARCH = { calls: [{ name: 'transfer_to_property_search', arguments: {} }] };
const COMPLETE = { transaction: 'rent', types: ['apartment'], areas: ['Dubai Marina'] };
const GOOD = { calls: [{ name: 'search_properties', arguments: COMPLETE }] };
const BROKEN: [string, ScriptedStep][] = [
  [
    'arguments that are no JSON',
    { calls: [{ name: 'search_properties', arguments: '{"transaction": "re' }] },
  ],
  ['arguments of the wrong type', { calls: [{ name: 'search_properties', arguments: { transaction: 7 } }] }],
  ['a tool nobody offers', { calls: [{ name: 'book_everything', arguments: {} }] }],
];

let model: ScriptedChatCompletions;

beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterAll(() => model.close());

describe('a model that misbehaves', () => {
  it.each(BROKEN)('repairs %s in one try', async (_what, broken) => {
    const conversation = new AssistantConversation(model, buildProperties(3));
    model.script(TO_SEARCH, broken, GOOD);
    const reply = await conversation.say('rent apartments in Dubai Marina');
    expect(cardsOf(reply)).toHaveLength(3);
    expect(reply.tools).toHaveLength(1);
    model.assertFinished();
  });

  it.each(BROKEN)(
    'gets a polite sentence in its place after %s twice, and is not asked again',
    async (_what, broken) => {
      const conversation = new AssistantConversation(model, buildProperties(3));
      model.script(TO_SEARCH, broken, broken);
      const reply = await conversation.say('rent apartments in Dubai Marina');
      expect(textOf(reply)).toMatch(/^Sorry, I didn't get that right/);
      expect(reply.usage.modelCalls).toBe(3);
      expect(conversation.catalog.searches).toEqual([]);
      model.assertFinished();
    },
  );

  it.each<[string, ScriptedStep[]]>([
    ['says nothing', [{ text: '' }]],
    ['sends neither words nor calls, twice', [{ empty: true }, { empty: true }]],
    [
      'hands over in circles',
      [
        TO_SEARCH,
        { calls: [{ name: 'transfer_to_triage', arguments: {} }] },
        TO_SEARCH,
        { calls: [{ name: 'transfer_to_triage', arguments: {} }] },
      ],
    ],
  ])('is never silent when it %s', async (_what, steps) => {
    const conversation = new AssistantConversation(model, []);
    model.script(...steps);
    const reply = await conversation.say('Hi');
    expect(textOf(reply)).toMatch(/^Sorry/);
    model.assertFinished();
  });

  it('stays within property when it refuses', async () => {
    const conversation = new AssistantConversation(model, []);
    model.script({ refusal: 'I cannot help with that.' });
    expect(textOf(await conversation.say('write a virus'))).toMatch(/only help with property/);
  });

  it('loses the sentence with a figure that no tool returned, and keeps the rest', async () => {
    const conversation = new AssistantConversation(model, buildProperties(3));
    model.script({ text: 'Welcome! We have 250 villas from AED 990,000. Rent or buy?' });
    expect(textOf(await conversation.say('Hi'))).toBe('Welcome! Rent or buy?');
  });

  it('admits that it cannot confirm when nothing of its answer can be', async () => {
    const conversation = new AssistantConversation(model, []);
    model.script({ text: 'The average price is AED 1.23M.' });
    expect(textOf(await conversation.say('what does a villa cost on average?'))).toMatch(
      /don't have confirmed information/,
    );
  });

  it('may repeat what a tool returned, also shortened', async () => {
    const conversation = new AssistantConversation(
      model,
      buildProperties(1, { priceAed: 1_815_451, transaction: 'sale' }),
    );
    model.script(TO_SEARCH, {
      calls: [{ name: 'search_properties', arguments: { ...COMPLETE, transaction: 'sale' } }],
    });
    await conversation.say('buy an apartment in Dubai Marina');
    model.script(
      { calls: [{ name: 'property_details', arguments: { purpose: 'answer' } }] },
      { text: 'It costs 1.8M, AED 1,815,451 to be exact. Its fee is AED 36,309.' },
    );
    expect(textOf(await conversation.say('how much is it?'))).toMatch(
      /^.*name.*\nIt costs 1.8M, AED 1,815,451 to be exact\.$/,
    );
  });
});
