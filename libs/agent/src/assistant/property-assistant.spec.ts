import { TransientError } from '@whatsapp-agent/contracts';
import { buildProperties, buildProperty, ScriptedChatCompletions } from '@whatsapp-agent/testing';
import { AssistantConversation, cardsOf, textOf } from '../../test/assistant-conversation.fake';

const TO_SEARCH = { calls: [{ name: 'transfer_to_property_search', arguments: {} }] };
const search = (args: object) => ({ calls: [{ name: 'search_properties', arguments: args }] });
const details = (args: object) => ({ calls: [{ name: 'property_details', arguments: args }] });
const MORE = { calls: [{ name: 'show_more', arguments: {} }] };
const COMPLETE = { transaction: 'rent', types: ['apartment'], areas: ['Dubai Marina'] };

let model: ScriptedChatCompletions;

beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterAll(() => model.close());

async function searched(count: number): Promise<AssistantConversation> {
  const conversation = new AssistantConversation(model, buildProperties(count));
  model.script(TO_SEARCH, search(COMPLETE));
  await conversation.say('rent apartments in Dubai Marina');
  model.assertFinished();
  model.reset();
  return conversation;
}

describe('an ordinary conversation', () => {
  it('greets with one model call and searches nothing', async () => {
    const conversation = new AssistantConversation(model, buildProperties(3));
    model.script({ text: 'Hi! Rent or buy, which type and which area? A budget is optional.' });
    const reply = await conversation.say('Hi');
    expect(textOf(reply)).toMatch(/rent or buy/i);
    expect(reply).toMatchObject({ specialist: 'triage', tools: [], effects: [], usage: { modelCalls: 1 } });
    expect(conversation.catalog.searches).toEqual([]);
    model.assertFinished();
  });

  it('hands over, searches and shows cards with two model calls', async () => {
    const conversation = new AssistantConversation(model, buildProperties(12));
    model.script(TO_SEARCH, search({ ...COMPLETE, price: '50-100k', bedrooms: 2 }));
    const reply = await conversation.say('Hi', '2 bed to rent in Dubai Marina', '50-100k');
    expect(cardsOf(reply)).toHaveLength(10);
    expect(reply.specialist).toBe('property_search');
    expect(reply.usage).toEqual({
      modelCalls: 2,
      inputTokens: 200,
      cachedInputTokens: 80,
      outputTokens: 40,
      model: 'scripted',
    });
    expect(reply.tools).toEqual([
      {
        name: 'search_properties',
        arguments: { ...COMPLETE, price: '50-100k', bedrooms: 2 },
        result: expect.objectContaining({ status: 'shown', total: 11 }),
      },
    ]);
    model.assertFinished();
  });

  it('keeps the specialist, so that a change of mind costs one model call and one search', async () => {
    const conversation = await searched(3);
    model.script(search({ areas: ['Al Barsha'] }));
    const reply = await conversation.say('What are the other options in al Barsha');
    expect(reply).toMatchObject({ specialist: 'property_search', usage: { modelCalls: 1 } });
    expect(conversation.catalog.searches.map(({ criteria }) => criteria.areas)).toEqual([
      ['Dubai Marina'],
      ['Al Barsha'],
    ]);
    model.assertFinished();
  });

  it('asks for what is missing without searching', async () => {
    const conversation = new AssistantConversation(model, buildProperties(3));
    model.script(TO_SEARCH, search({ types: ['apartment'], areas: ['anywhere'] }));
    const reply = await conversation.say('Show me some apartments anywhere and any price bro');
    expect(textOf(reply)).toMatch(/rent.*buy/);
    expect(cardsOf(reply)).toEqual([]);
    expect(conversation.catalog.searches).toEqual([]);
  });

  it('pages on from where the list ended', async () => {
    const conversation = await searched(15);
    model.script(MORE);
    const reply = await conversation.say('shoe more properties');
    expect(cardsOf(reply)).toHaveLength(5);
    expect(textOf(reply)).toContain('11-15 of 15');
    expect(reply.usage.modelCalls).toBe(1);
  });

  it('answers a question about the property in view from its facts, with two model calls', async () => {
    const conversation = await searched(3);
    model.script(details({ property: '2' }));
    await conversation.say('Tell me about property 2');
    model.script(details({ property: null, purpose: 'answer' }), { text: 'It has 3 bathrooms.' });
    const reply = await conversation.say('How many bathrooms?');
    expect(textOf(reply)).toBe('It has 3 bathrooms.');
    expect(reply.tools).toEqual([
      expect.objectContaining({ result: expect.objectContaining({ number: 2, bathrooms: 3 }) }),
    ]);
    expect(reply.usage.modelCalls).toBe(2);
    model.assertFinished();
  });

  it('shows two properties that were asked for in one breath', async () => {
    const conversation = await searched(3);
    model.script({
      calls: [
        { name: 'property_details', arguments: { property: '1', purpose: 'show' } },
        { name: 'property_details', arguments: { property: '3', purpose: 'show' } },
      ],
    });
    const reply = await conversation.say('tell me about 1 and 3');
    expect(textOf(reply)).toMatch(/Home A[\s\S]*Home C/);
    expect(reply.usage.modelCalls).toBe(1);
  });

  it('hands back when the customer wants something else', async () => {
    const conversation = await searched(3);
    model.script({ calls: [{ name: 'transfer_to_triage', arguments: {} }] }, { text: 'You are welcome!' });
    const reply = await conversation.say('thanks, bye');
    expect(reply.specialist).toBe('triage');
    expect(textOf(reply)).toBe('You are welcome!');
  });

  it('answers in the script the customer writes', async () => {
    const conversation = new AssistantConversation(model, []);
    model.script(TO_SEARCH, search({ transaction: 'rent' }));
    const reply = await conversation.say('أريد أن أستأجر');
    expect(textOf(reply)).toContain('للإيجار');
    expect(reply.state).toMatchObject({ locale: 'ar' });
  });

  it('says that the listings cannot be reached, and goes on afterwards', async () => {
    const conversation = new AssistantConversation(model, [buildProperty()]);
    const down = () => new TransientError('STORE.UNREACHABLE', 'The database cannot be reached.');
    conversation.catalog.failNext(down(), down());
    model.script(TO_SEARCH, search(COMPLETE));
    expect(textOf(await conversation.say('rent apartments in Dubai Marina'))).toMatch(
      /can't reach our listings/,
    );
    model.script(search({}));
    expect(cardsOf(await conversation.say('try again'))).toHaveLength(1);
  });

  it('stages a name along with the search it came with', async () => {
    const conversation = new AssistantConversation(model, buildProperties(3));
    model.script(TO_SEARCH, {
      calls: [
        { name: 'save_contact', arguments: { name: 'Sarah Johnson' } },
        { name: 'search_properties', arguments: COMPLETE },
      ],
    });
    const reply = await conversation.say("I'm Sarah Johnson, rent apartments in Dubai Marina");
    expect(reply.effects).toMatchObject([
      { type: 'contact.name', key: 'contact.name:contact-1', payload: { name: 'Sarah Johnson' } },
      { type: 'area_expert.notify' },
    ]);
    expect(cardsOf(reply)).toHaveLength(3);
    expect(reply.usage.modelCalls).toBe(2);
    model.assertFinished();
  });

  it('lets a later search of the same answer replace an earlier one', async () => {
    const conversation = new AssistantConversation(model, buildProperties(3));
    model.script(TO_SEARCH, {
      calls: [
        { name: 'search_properties', arguments: COMPLETE },
        { name: 'search_properties', arguments: { price: 'up to 50k' } },
      ],
    });
    const reply = await conversation.say('rent apartments in Dubai Marina', 'up to 50k');
    expect(cardsOf(reply)).toHaveLength(1);
    expect(reply.tools).toHaveLength(2);
  });
});
