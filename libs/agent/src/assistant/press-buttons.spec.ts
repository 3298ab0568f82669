import type { InboundContent } from '@whatsapp-agent/contracts';
import {
  buildHistory,
  buildPending,
  buildProperties,
  ScriptedChatCompletions,
} from '@whatsapp-agent/testing';
import { encodeButtonId } from '@whatsapp-agent/whatsapp';
import { AssistantConversation, cardsOf, textOf } from '../../test/assistant-conversation.fake';

const details = (ref: string): InboundContent => ({
  kind: 'button',
  id: encodeButtonId({ action: 'details', ref }),
  title: 'Know More',
});
const byTitle = (title: string): InboundContent => ({ kind: 'button', title });

let model: ScriptedChatCompletions;

beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterAll(() => model.close());

async function searched(count: number): Promise<AssistantConversation> {
  const conversation = new AssistantConversation(model, buildProperties(count));
  model.script(
    { calls: [{ name: 'transfer_to_property_search', arguments: {} }] },
    {
      calls: [
        {
          name: 'search_properties',
          arguments: { transaction: 'rent', types: ['apartment'], areas: ['Marina'] },
        },
      ],
    },
  );
  await conversation.say('rent apartments in Marina');
  model.reset();
  return conversation;
}

/** No script is set: any model call would be answered with 400 and counted. */
afterEach(() => model.assertFinished());

describe('a pressed button', () => {
  it('shows details without a model call', async () => {
    const conversation = await searched(3);
    const reply = await conversation.say(details('P-2'));
    expect(textOf(reply)).toContain('**Home B**');
    expect(reply.usage).toMatchObject({ modelCalls: 0, inputTokens: 0, outputTokens: 0 });
    expect(reply.usage).not.toHaveProperty('model');
    expect(reply.tools).toEqual([
      expect.objectContaining({ name: 'property_details', arguments: { button: 'P-2', purpose: 'show' } }),
    ]);
    expect(reply.specialist).toBe('property_follow_up');
    expect(reply.state).toMatchObject({ memory: { active: { id: 'P-2' } } });
  });

  it('pages without a model call', async () => {
    const conversation = await searched(13);
    const more: InboundContent = {
      kind: 'button',
      id: encodeButtonId({ action: 'more' }),
      title: 'Show more',
    };
    expect(cardsOf(await conversation.say(more))).toHaveLength(3);
  });

  it('answers two different taps of a burst, and a double tap once', async () => {
    const conversation = await searched(3);
    const reply = await conversation.say(details('P-1'), details('P-1'), details('P-3'));
    expect(textOf(reply)).toMatch(/Home A[\s\S]*Home C/);
    expect(reply.tools).toHaveLength(2);
  });

  it('is politely refused when nobody issued it', async () => {
    const conversation = await searched(3);
    const reply = await conversation.say({ kind: 'button', id: 'drop table', title: 'Hack' });
    expect(textOf(reply)).toMatch(/doesn't work any more/);
    expect(reply.tools).toEqual([]);
    expect(conversation.catalog.lookups).toEqual([]);
  });

  it('is answered with an alternative when its listing is unknown here', async () => {
    const conversation = await searched(3);
    expect(textOf(await conversation.say(details('Q-77')))).toMatch(/no longer available/);
  });

  it('understands buttons of the earlier system', async () => {
    const conversation = await searched(3);
    const uuid = '0b2c4d6e-1111-4222-8333-444455556666';
    await conversation.say({ kind: 'button', id: `${uuid}_knowMore`, title: 'Know More' });
    expect(conversation.catalog.lookups).toEqual([uuid]);
  });
});

describe('a button known by its title only', () => {
  it('means the one button of that title', async () => {
    const conversation = await searched(1);
    expect(textOf(await conversation.say(byTitle('Know More')))).toContain('**Home A**');
  });

  it('means the card of the message it quotes', async () => {
    const conversation = await searched(3);
    conversation.history.push(buildHistory('agent', '*2. Home B*\n🛏️ 2 bed', { wamid: 'wamid.card-2' }));
    const press = buildPending(byTitle('know more'), { context: { quotedWamid: 'wamid.card-2' } });
    expect(textOf(await conversation.say(press))).toContain('**Home B**');
  });

  it('asks for the number when several cards have it', async () => {
    const conversation = await searched(3);
    const reply = await conversation.say(byTitle('Know More'));
    expect(textOf(reply)).toMatch(/Which one.*1-3/);
    expect(reply.tools).toEqual([]);
  });

  it('survives an answer without buttons', async () => {
    const conversation = await searched(1);
    model.script({ text: 'You are welcome!' });
    await conversation.say('thanks');
    expect(textOf(await conversation.say(byTitle('Know More')))).toContain('**Home A**');
  });

  it('is read by the model when it is a word of its own', async () => {
    const conversation = new AssistantConversation(model, []);
    model.script({ text: 'Rent it is. Which area?' });
    const reply = await conversation.say(byTitle('Rent'));
    expect(reply.usage.modelCalls).toBe(1);
    expect(JSON.stringify(model.requests[0]?.messages.at(-1))).toContain('[pressed: Rent]');
  });

  it('goes to the model together with a text', async () => {
    const conversation = await searched(3);
    model.script({ text: 'Sure.' });
    expect((await conversation.say(details('P-1'), 'and is it quiet?')).usage.modelCalls).toBe(1);
  });
});
