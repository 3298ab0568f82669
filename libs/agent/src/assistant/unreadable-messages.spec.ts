import type { InboundContent } from '@whatsapp-agent/contracts';
import { ScriptedChatCompletions } from '@whatsapp-agent/testing';
import { AssistantConversation, textOf } from '../../test/assistant-conversation.fake';

let model: ScriptedChatCompletions;

beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterEach(() => model.assertFinished());
afterAll(() => model.close());

describe('messages without words', () => {
  it.each<[string, InboundContent, RegExp]>([
    ['voice note', { kind: 'audio', media: { voice: true } }, /voice note/],
    ['image', { kind: 'image', media: {} }, /can't open it/],
    ['sticker', { kind: 'sticker', media: {} }, /can't open it/],
    ['map pin', { kind: 'location', latitude: 25, longitude: 55 }, /rent.*buy/],
    ['contact card', { kind: 'contacts', contacts: [] }, /contact/],
    ['order', { kind: 'order', items: [] }, /as text/],
    ['undeliverable kind', { kind: 'unsupported', type: 'poll' }, /as text/],
    ['blank text', { kind: 'text', text: '  ' }, /as text/],
  ])('answers a %s politely without a model', async (_what, content, expected) => {
    const reply = await new AssistantConversation(model, []).say(content);
    expect(textOf(reply)).toMatch(expected);
    expect(reply.usage.modelCalls).toBe(0);
  });

  it('answers each sort once', async () => {
    const image: InboundContent = { kind: 'image', media: {} };
    const reply = await new AssistantConversation(model, []).say(image, image, {
      kind: 'audio',
      media: { voice: true },
    });
    expect(reply.reply.parts).toHaveLength(2);
  });

  it.each<[string, InboundContent]>([
    ['reaction', { kind: 'reaction', targetWamid: 'wamid.1', emoji: '👍' }],
    ['system notice', { kind: 'system', event: 'customer_changed_number' }],
    ['edit', { kind: 'edit', text: 'corrected' }],
    ['deletion', { kind: 'revoke' }],
  ])('leaves a %s alone', async (_what, content) => {
    const conversation = new AssistantConversation(model, []);
    const { reply, tools, effects, usage } = await conversation.say(content);
    expect({ reply, tools, effects, calls: usage.modelCalls }).toEqual({
      reply: { parts: [] },
      tools: [],
      effects: [],
      calls: 0,
    });
  });

  it.each<[string, InboundContent, string]>([
    ['caption', { kind: 'image', media: { caption: '2 bed like this' } }, '2 bed like this'],
    ['form', { kind: 'flow', response: { area: 'JBR' } }, 'JBR'],
  ])('lets the model read a %s', async (_what, content, expected) => {
    const conversation = new AssistantConversation(model, []);
    model.script({ text: 'Sure!' });
    await conversation.say(content);
    expect(JSON.stringify(model.requests[0]?.messages.at(-1))).toContain(expected);
  });

  it('answers in the language of the conversation', async () => {
    const conversation = new AssistantConversation(model, []);
    model.script({ text: 'مرحبا' });
    await conversation.say('مرحبا');
    expect(textOf(await conversation.say({ kind: 'audio', media: { voice: true } }))).toMatch(
      /الرسالة الصوتية/,
    );
  });
});
