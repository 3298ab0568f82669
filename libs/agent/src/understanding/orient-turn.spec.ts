import type { InboundContent, MessageNotes, PendingInbound, QuotedMessage } from '@whatsapp-agent/contracts';
import { TransientError } from '@whatsapp-agent/contracts';
import {
  buildPending,
  buildProperties,
  InMemoryPlacesProvider,
  ScriptedChatCompletions,
} from '@whatsapp-agent/testing';
import { renderReply } from '@whatsapp-agent/whatsapp';
import { AssistantConversation, cardsOf, textOf } from '../../test/assistant-conversation.fake';
import type { AssistantReply } from '../assistant/assistant';

const HOMES = buildProperties(3, { latitude: 25.08, longitude: 55.14 }).map((home, index) => ({
  ...home,
  id: `home${index + 1}`,
  imageUrl: 'https://img.example/1.jpg',
}));
const PIN: InboundContent = { kind: 'location', latitude: 25.081, longitude: 55.141, name: 'My *office*' };
const SEARCH = { transaction: 'rent', types: ['apartment'], areas: ['Dubai Marina'] };
let model: ScriptedChatCompletions;

beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterEach(() => model.assertFinished());
afterAll(() => model.close());

/** What was sent, by made-up wamids: `answer-message`, counted from 1. */
class SentMessages implements MessageNotes {
  private readonly sent = new Map<string, QuotedMessage>();
  private answers = 0;
  failing = false;

  add({ reply }: AssistantReply): void {
    this.answers += 1;
    const answer = renderReply(reply).map(({ payload }) => payload);
    answer.forEach((payload, index) => this.sent.set(`${this.answers}-${index + 1}`, { payload, answer }));
  }

  async findQuoted({ wamid }: { wamid: string }): Promise<QuotedMessage | undefined> {
    if (this.failing) throw new TransientError('STORE.UNAVAILABLE', 'down');
    return this.sent.get(wamid);
  }

  async keepTranscript(): Promise<void> {
    return undefined;
  }
}

async function searched(
  notes = new SentMessages(),
): Promise<{ conversation: AssistantConversation; notes: SentMessages }> {
  const places = new InMemoryPlacesProvider([]);
  const conversation = new AssistantConversation(model, HOMES, {}, 2_000, { notes, places });
  model.script({ calls: [{ name: 'transfer_to_property_search', arguments: {} }] });
  model.script({ calls: [{ name: 'search_properties', arguments: SEARCH }] });
  notes.add(await conversation.say('apartments to rent in Dubai Marina'));
  return { conversation, notes };
}

const lookedAt = (conversation: AssistantConversation): unknown =>
  (conversation.state as { memory: { active?: { title: string } } }).memory.active?.title;
const quoting = (text: string, quotedWamid: string): PendingInbound =>
  buildPending(text, { context: { quotedWamid } });
const press = (id: string): InboundContent => ({ kind: 'button', id, title: 'Know More' });

describe('a quoted message', () => {
  it.each([1, 2])('of the details means their property (message %i of them)', async (message) => {
    const { conversation, notes } = await searched();
    notes.add(await conversation.say(press('1d:home2')));
    await conversation.say(press('1d:home3'));
    model.script({ text: 'Yes.' });
    await conversation.say(quoting('is parking included?', `2-${message}`));
    expect(lookedAt(conversation)).toBe('Home B');
  });

  it('of several cards means none of them, so that the customer is asked', async () => {
    const { conversation } = await searched();
    await conversation.say(press('1d:home3'));
    model.script({ calls: [{ name: 'property_details', arguments: { purpose: 'answer' } }] });
    expect(textOf(await conversation.say(quoting('how much is this?', '1-1')))).toMatch(/1-3/);
  });

  it('that is not known leaves everything as it was, also when the database is away', async () => {
    const { conversation, notes } = await searched();
    await conversation.say(press('1d:home3'));
    model.script({ text: 'Yes.' }, { text: 'Yes.' });
    await conversation.say(quoting('and this?', 'wamid.of-somebody-else'));
    notes.failing = true;
    await conversation.say(quoting('and this?', '1-1'));
    expect(lookedAt(conversation)).toBe('Home C');
  });
});

describe('a pin', () => {
  it('searches again around it when a search is running', async () => {
    const { conversation } = await searched();
    const reply = await conversation.say(PIN);
    expect(cardsOf(reply).length).toBeGreaterThan(0);
    expect(reply.usage.modelCalls).toBe(0);
    expect(conversation.catalog.searches.at(-1)?.criteria).toEqual({
      transaction: 'rent',
      types: ['apartment'],
      near: { latitude: 25.081, longitude: 55.141, radiusKm: 3 },
    });
  });

  it('asks what is missing when nothing is known, and not for an area', async () => {
    const conversation = new AssistantConversation(model, HOMES);
    const text = textOf(await conversation.say(PIN));
    expect(text).toMatch(/rent.*buy/);
    expect(text).not.toMatch(/Which \*\*area/);
  });

  it('is where a way starts when that was asked for', async () => {
    const { conversation } = await searched();
    await conversation.say(press('1d:home1'));
    model.script({ calls: [{ name: 'route', arguments: {} }] });
    const asked = await conversation.say('how do I get there');
    expect(asked.reply.parts.map(({ kind }) => kind)).toContain('location_request');
    const reply = await conversation.say(PIN);
    expect(textOf(reply)).toContain('From **My office** to **Home A**');
    expect(reply.usage.modelCalls).toBe(0);
  });

  it('is what "near here" means in the words that come with it', async () => {
    const { conversation } = await searched();
    model.script({ calls: [{ name: 'search_properties', arguments: {} }] });
    await conversation.say(PIN, 'anything near here?');
    expect(conversation.catalog.searches.at(-1)?.criteria.near).toMatchObject({ radiusKm: 3 });
  });

  it.each([
    ['villas near me', true],
    ['شقق قريبة من هنا', true],
    ['मेरे आसपास विला', true],
    ['and by metro?', false],
    ['show me nearby schools', false],
    ['is there a gym close to it?', false],
  ])('sent before is meant by %j: %s', async (words, meant) => {
    const { conversation } = await searched();
    await conversation.say(press('1d:home1'));
    model.script({ calls: [{ name: 'route', arguments: {} }] });
    await conversation.say('how do I get there');
    await conversation.say(PIN);
    model.script({ text: 'Sure.' });
    await conversation.say(words);
    const { slots } = (conversation.state as { memory: { slots: { near?: unknown } } }).memory;
    expect(slots.near !== undefined).toBe(meant);
  });

  it('tells the model of its name as data', async () => {
    const { conversation } = await searched();
    model.script({ text: 'Noted.' });
    await conversation.say(PIN, 'thanks');
    expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain('customerPin');
  });
});

describe('an advert', () => {
  const from = (text: string, sourceUrl: string): PendingInbound =>
    buildPending(text, { referral: { sourceUrl, sourceType: 'ad', headline: 'Home B, yours today' } });

  it.each([
    'Hello! Can I get more info on this?',
    'Hi',
    "I'm interested",
    'Is this still available?',
    'مهتم',
    'जानकारी चाहिए',
  ])('opens with the property it shows for %j', async (text) => {
    const conversation = new AssistantConversation(model, HOMES);
    const reply = await conversation.say(from(text, 'https://homes.example/ads?property=home2&utm=x'));
    expect(textOf(reply)).toContain('Home B');
    expect(reply.usage.modelCalls).toBe(0);
    expect(lookedAt(conversation)).toBe('Home B');
  });

  it('leaves a question to the model, which knows what is looked at', async () => {
    const conversation = new AssistantConversation(model, HOMES);
    model.script({ text: 'Yes.' });
    await conversation.say(from('does it have a balcony?', 'https://homes.example/listing/home3'));
    expect(lookedAt(conversation)).toBe('Home C');
    expect(JSON.stringify(model.requests[0]?.messages)).toContain('lookingAt');
  });

  it.each([
    'https://homes.example/',
    'https://fb.me/2b3c',
    'https://homes.example/?property=nothere',
    'not a url',
  ])('of no listing of this business is context only: %s', async (url) => {
    const conversation = new AssistantConversation(model, HOMES);
    model.script({ text: 'Hello!' });
    await conversation.say(from('Hello! Can I get more info on this?', url));
    expect(lookedAt(conversation)).toBeUndefined();
    expect(JSON.stringify(model.requests[0]?.messages.at(-1))).toContain('came from an ad: Home B');
  });
});
