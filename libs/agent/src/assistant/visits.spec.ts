import type { InboundContent } from '@whatsapp-agent/contracts';
import { buildProperties, ScriptedChatCompletions } from '@whatsapp-agent/testing';
import { encodeButtonId } from '@whatsapp-agent/whatsapp';
import { AssistantConversation, textOf } from '../../test/assistant-conversation.fake';

let model: ScriptedChatCompletions;
beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterEach(() => model.assertFinished());
afterAll(() => model.close());

const press = (action: 'visit' | 'details', ref: string): InboundContent => ({
  kind: 'button',
  id: encodeButtonId({ action, ref }),
  title: 'pressed',
});
const SEARCH = {
  name: 'search_properties',
  arguments: { transaction: 'rent', types: ['apartment'], areas: ['Marina'] },
};
const handOver = (to: string) => ({ calls: [{ name: `transfer_to_${to}`, arguments: {} }] });

/** Three homes are on the screen of a customer. */
async function searched(name?: string): Promise<AssistantConversation> {
  const key = { waId: '971500000001' };
  const contact = { id: 'contact-1', key, ...(name && { name }) };
  const conversation = new AssistantConversation(model, buildProperties(3), { contact });
  model.script(handOver('property_search'), { calls: [SEARCH] });
  await conversation.say('rent apartments in Marina');
  model.reset();
  return conversation;
}

describe('A visit', () => {
  it('goes from the button to the confirmation without a model', async () => {
    const conversation = await searched('Sara');
    const asked = await conversation.say(press('visit', 'P-2'));
    expect(textOf(asked)).toMatch(/Sara.*Home B.*day.*time/s);
    expect(asked.specialist).toBe('visit_scheduling');
    const booked = await conversation.say('Tomorrow at 3 PM');
    expect(textOf(booked)).toMatch(/Home B.*booked.*November 2, 2026 at 3:00 PM/s);
    expect(booked.effects).toMatchObject([{ type: 'visit.book', payload: { propertyId: 'P-2' } }]);
    expect(booked.usage.modelCalls).toBe(0);
  });

  it('is begun and timed by the model that passes the words on', async () => {
    const conversation = await searched('Sara');
    model.script(handOver('visit_scheduling'), {
      calls: [{ name: 'schedule_visit', arguments: { property: '1', when: 'next Friday 10am' } }],
    });
    const booked = await conversation.say('can I visit the first one next Friday 10am?');
    expect(booked.effects).toMatchObject([{ payload: { startsAt: '2026-11-06T06:00:00.000Z' } }]);
    expect(booked.usage.modelCalls).toBe(2);
  });

  it('takes a name in between and asks for the time again', async () => {
    const conversation = await searched();
    expect(textOf(await conversation.say(press('visit', 'P-1')))).toMatch(/\*\*name\*\*/);
    model.script({ calls: [{ name: 'save_contact', arguments: { name: 'John' } }] });
    const named = await conversation.say('My name is John');
    expect(named.effects).toMatchObject([{ type: 'contact.name', payload: { name: 'John' } }]);
    expect(textOf(named)).toMatch(/John.*When would you like to visit \*\*Home A/);
    expect(textOf(await conversation.say('tomorrow at 4pm'))).toMatch(/booked/);
  });

  it('stays open, and says for which property, when another one is looked at', async () => {
    const conversation = await searched('Sara');
    await conversation.say(press('visit', 'P-1'));
    const details = textOf(await conversation.say(press('details', 'P-3')));
    expect(details).toMatch(/Home C.*visit to \*\*Home A\*\* still needs a day and a time/s);
    expect(textOf(await conversation.say('tomorrow at 3pm'))).toMatch(/Home A.*booked/s);
  });

  it('switches when the button of another property is pressed', async () => {
    const conversation = await searched('Sara');
    await conversation.say(press('visit', 'P-1'));
    await conversation.say(press('visit', 'P-3'));
    expect(textOf(await conversation.say('tomorrow at 3pm'))).toMatch(/Home C.*booked/s);
  });

  it('is left when the customer turns to something else', async () => {
    const conversation = await searched('Sara');
    await conversation.say(press('visit', 'P-1'));
    model.script(handOver('property_search'), { calls: [SEARCH] });
    const reply = await conversation.say('show me apartments in marina again');
    expect(reply.state).not.toHaveProperty('memory.visit');
  });

  it('asks to search first, and to choose', async () => {
    const conversation = new AssistantConversation(model, buildProperties(2));
    model.script(handOver('visit_scheduling'), {
      calls: [{ name: 'schedule_visit', arguments: { property: null, when: null } }],
    });
    expect(textOf(await conversation.say('schedule a visit'))).toMatch(/find a property first/);
    model.reset();
    const other = await searched('Sara');
    model.script(handOver('visit_scheduling'), {
      calls: [{ name: 'schedule_visit', arguments: { property: null, when: null } }],
    });
    expect(textOf(await other.say('book visit'))).toMatch(/Which property/);
  });
});

describe('A person', () => {
  it('is told what happened, and the customer hears of them', async () => {
    const conversation = await searched('Sara');
    model.script({ calls: [{ name: 'request_human', arguments: { reason: 'negotiation' } }] });
    const reply = await conversation.say('I want to speak with a manager about the price');
    expect(textOf(reply)).toMatch(/colleague/);
    expect(reply.effects).toMatchObject([
      { type: 'conversation.handover', payload: { summary: expect.stringContaining('Customer: Sara') } },
    ]);
  });
});

describe('A lead', () => {
  it('is told to the area expert after a search that names area and transaction', async () => {
    const conversation = new AssistantConversation(model, buildProperties(2));
    model.script(handOver('property_search'), { calls: [SEARCH] });
    const reply = await conversation.say('rent apartments in Marina');
    expect(reply.effects).toEqual([
      {
        type: 'area_expert.notify',
        key: 'area_expert:contact-1:marina:rent',
        payload: { area: 'Marina', transaction: 'rent' },
      },
    ]);
  });
});

describe('A customer without a name', () => {
  it('is asked for it once, with the answer to the second question and before its cards', async () => {
    const conversation = new AssistantConversation(model, buildProperties(3));
    model.script({ text: 'Hello! Rent or buy?' }, handOver('property_search'), { calls: [SEARCH] });
    expect(textOf(await conversation.say('Hi there'))).not.toMatch(/name/);
    const second = await conversation.say('rent apartments in Marina');
    expect(second.reply.parts[0]).toMatchObject({ kind: 'text', text: expect.stringContaining('name') });
    expect(second.reply.parts.map(({ kind }) => kind)).toContain('cards');
    model.script({ calls: [{ name: 'show_more', arguments: {} }] });
    expect(textOf(await conversation.say('more please'))).not.toMatch(/\*\*name\*\*/);
  });
});
