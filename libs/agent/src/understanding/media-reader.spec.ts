import {
  type InboundContent,
  type MediaStore,
  type MessageNotes,
  PermanentError,
  TransientError,
} from '@whatsapp-agent/contracts';
import { buildProperties, ScriptedChatCompletions } from '@whatsapp-agent/testing';
import { AssistantConversation, cardsOf, textOf } from '../../test/assistant-conversation.fake';
import type { MediaPorts } from './media-reader';

type Kept = Parameters<MessageNotes['keepTranscript']>[0];

const VOICE: InboundContent = { kind: 'audio', media: { id: 'voice-1', voice: true } };
const PICTURE: InboundContent = { kind: 'image', media: { id: 'picture-1', caption: 'like this' } };
let model: ScriptedChatCompletions;

beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterEach(() => model.assertFinished());
afterAll(() => model.close());

/** Files by id; anything else fails as it would when it is gone. */
function storeOf(
  files: Record<string, { data: Buffer; mimeType: string }>,
): MediaStore & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    getMedia: async ({ media, maxBytes }) => {
      asked.push(media.id ?? '');
      const file = files[media.id ?? ''];
      if (!file || file.data.length > maxBytes) throw new PermanentError('AISENSY.NOT_FOUND', 'gone');
      return file;
    },
  };
}

function converse(reading: MediaPorts, notes?: MessageNotes): AssistantConversation {
  const listings = buildProperties(3, { latitude: 25.08, longitude: 55.14 });
  return new AssistantConversation(model, listings, {}, 2_000, { reading, ...(notes ? { notes } : {}) });
}

const OGG = { data: Buffer.from('OggS'), mimeType: 'audio/ogg' };

describe('voice notes', () => {
  it('are heard, answered like words, and kept with their message', async () => {
    const kept: Kept[] = [];
    const notes: MessageNotes = {
      findQuoted: async () => undefined,
      keepTranscript: async (request) => void kept.push(request),
    };
    const speech = { transcribe: async () => 'apartments to rent in Dubai Marina' };
    model.script({ calls: [{ name: 'transfer_to_property_search', arguments: {} }] });
    model.script({
      calls: [
        {
          name: 'search_properties',
          arguments: { transaction: 'rent', types: ['apartment'], areas: ['Dubai Marina'] },
        },
      ],
    });
    const reply = await converse({ media: storeOf({ 'voice-1': OGG }), speech }, notes).say(VOICE);
    expect(cardsOf(reply)).toHaveLength(3);
    expect(model.requests[0]?.messages.at(-1)?.content).toBe(
      '[voice note] apartments to rent in Dubai Marina',
    );
    expect(kept).toEqual([
      {
        tenantId: 'tenant-1',
        conversationId: 'conversation-1',
        inboxId: 'inbox-1',
        transcript: 'apartments to rent in Dubai Marina',
      },
    ]);
  });

  it('that were heard before are not heard again', async () => {
    const media = storeOf({});
    const speech = { transcribe: () => Promise.reject(new Error('must not be asked')) };
    model.script({ text: 'Hello!' });
    await converse({ media, speech }).say({ kind: 'audio', media: { id: 'voice-1', transcript: 'hello' } });
    expect(media.asked).toEqual([]);
  });

  it('decide the language of the answer', async () => {
    const speech = { transcribe: async () => 'مرحبا' };
    model.script({ text: 'مرحبا بك' });
    const conversation = converse({ media: storeOf({ 'voice-1': OGG }), speech });
    await conversation.say(VOICE);
    expect(conversation.state).toMatchObject({ locale: 'ar' });
  });

  it.each<[string, MediaPorts]>([
    ['the file is gone', { media: storeOf({}), speech: { transcribe: async () => 'x' } }],
    [
      'nothing is made out',
      { media: storeOf({ 'voice-1': OGG }), speech: { transcribe: async () => undefined } },
    ],
    [
      'the file is too large',
      {
        media: storeOf({ 'voice-1': { ...OGG, data: Buffer.alloc(6_000_000) } }),
        speech: { transcribe: async () => 'x' },
      },
    ],
    ['nobody hears', { media: storeOf({ 'voice-1': OGG }) }],
  ])('get a polite request to type when %s', async (_why, reading) => {
    const reply = await converse(reading).say(VOICE);
    expect(textOf(reply)).toMatch(/couldn't make it out/);
    expect(reply.usage.modelCalls).toBe(0);
  });

  it('are answered although the transcript could not be kept', async () => {
    const notes: MessageNotes = {
      findQuoted: async () => undefined,
      keepTranscript: () => Promise.reject(new TransientError('STORE.UNAVAILABLE', 'down')),
    };
    const speech = { transcribe: async () => 'hello' };
    model.script({ text: 'Hello there!' });
    const reply = await converse({ media: storeOf({ 'voice-1': OGG }), speech }, notes).say(VOICE);
    expect(textOf(reply)).toBe('Hello there!');
  });
});

describe('pictures', () => {
  const jpeg = { data: Buffer.from('jpeg'), mimeType: 'image/jpeg' };

  it('are shown to the model with what was written below them', async () => {
    model.script({ text: 'A bright home!' });
    await converse({ media: storeOf({ 'picture-1': jpeg }), seesPictures: true }).say(PICTURE);
    expect(model.requests[0]?.messages.at(-1)?.content).toEqual([
      { type: 'text', text: expect.stringMatching(/picture, attached.*like this$/) },
      {
        type: 'image_url',
        image_url: { url: `data:image/jpeg;base64,${jpeg.data.toString('base64')}`, detail: 'low' },
      },
    ]);
  });

  it.each<[string, MediaPorts]>([
    ['the model is blind', { media: storeOf({ 'picture-1': jpeg }), seesPictures: false }],
    ['the file is gone', { media: storeOf({}), seesPictures: true }],
    [
      'it is no picture',
      { media: storeOf({ 'picture-1': { ...jpeg, mimeType: 'text/html' } }), seesPictures: true },
    ],
  ])('leave their caption when %s', async (_why, reading) => {
    model.script({ text: 'Sure!' });
    await converse(reading).say(PICTURE);
    expect(model.requests[0]?.messages.at(-1)?.content).toContain('like this');
  });

  it('without a caption are answered by the model too', async () => {
    model.script({ text: 'A bright home!' });
    const reading = { media: storeOf({ 'picture-1': jpeg }), seesPictures: true };
    const reply = await converse(reading).say({ kind: 'image', media: { id: 'picture-1' } });
    expect(reply.usage.modelCalls).toBe(1);
  });
});
