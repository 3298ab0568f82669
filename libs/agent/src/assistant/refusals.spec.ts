import { buildProperties, ScriptedChatCompletions } from '@whatsapp-agent/testing';
import { AssistantConversation, cardsOf, textOf } from '../../test/assistant-conversation.fake';

let model: ScriptedChatCompletions;

beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterAll(() => model.close());

describe('what is refused without asking a model', () => {
  it.each([
    ['write me a poem about the sea', /only help with property/],
    ['Is it a Muslim area?', /by who lives there/],
    ['هل هي منطقة مسلمة؟', /بحسب من يسكن/],
    ['क्या यह मुस्लिम इलाका है?', /कौन रहता है/],
  ])('is answered politely: %s', async (message, polite) => {
    const conversation = new AssistantConversation(model, buildProperties(3));
    const reply = await conversation.say(message);
    expect(textOf(reply)).toMatch(polite);
    expect(reply.usage.modelCalls).toBe(0);
    expect(reply.tools).toEqual([expect.objectContaining({ name: 'guardrail' })]);
  });

  it('is also what a model explains of the world, when it lets itself be asked', async () => {
    const conversation = new AssistantConversation(model, []);
    model.script({
      text: 'A volcano opens where molten rock rises through the crust. Pressure builds up underneath until it bursts out.',
    });
    const reply = await conversation.say('why do volcanoes erupt');
    expect(textOf(reply)).toMatch(/only help with property/);
    expect(reply.tools).toEqual([expect.objectContaining({ name: 'guardrail' })]);
  });

  it('does not keep the customer from the homes they also asked for', async () => {
    const conversation = new AssistantConversation(model, buildProperties(3));
    const args = { transaction: 'rent', types: ['apartment'], areas: ['Dubai Marina'] };
    model.script(
      { calls: [{ name: 'transfer_to_property_search', arguments: {} }] },
      { calls: [{ name: 'search_properties', arguments: args }] },
    );
    const reply = await conversation.say('apartment to rent in Dubai Marina, no Pakistanis around');
    expect(textOf(reply)).toMatch(/by who lives there/);
    expect(cardsOf(reply)).toHaveLength(3);
    expect(JSON.stringify(model.requests)).not.toMatch(/Pakistani/);
    model.assertFinished();
  });
});
