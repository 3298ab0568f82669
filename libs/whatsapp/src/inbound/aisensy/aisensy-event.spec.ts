import type { InboundContent } from '@whatsapp-agent/contracts';
import { readFixture } from '../../../test/fixtures/read-fixture';
import { parseWebhook } from '../parse-webhook';

const RECEIVED = new Date('2026-09-22T00:00:00.123Z');
const parse = (name: string) => parseWebhook(readFixture('aisensy', name), RECEIVED);
const file = (kind: string, extension: string) =>
  `https://d1synthetic.cloudfront.net/${kind}/64b000000000000000000001/f.${extension}`;

const CONTENTS: [string, InboundContent][] = [
  ['text', { kind: 'text', text: 'Hi' }],
  [
    'quick-reply',
    { kind: 'button', id: '3f2b8c1e-7a4d-4f7e-9b11-5c2d7e8f9a01_knowMore', title: 'Know More' },
  ],
  ['button-reply', { kind: 'button', title: 'Details' }],
  ['list-reply', { kind: 'button', title: '2BR Marina', description: 'AED 1.9M' }],
  [
    'image',
    {
      kind: 'image',
      media: { url: file('image', 'jpg'), mimeType: 'image/jpeg', caption: 'like this one' },
    },
  ],
  ['video', { kind: 'video', media: { url: file('video', 'mp4'), mimeType: 'video/mp4' } }],
  ['audio', { kind: 'audio', media: { url: file('audio', 'ogg'), mimeType: 'audio/ogg; codecs=opus' } }],
  ['file', { kind: 'document', media: { url: file('file', 'pdf'), mimeType: 'application/pdf' } }],
  ['sticker', { kind: 'sticker', media: { url: file('sticker', 'webp'), mimeType: 'image/webp' } }],
  [
    'location',
    { kind: 'location', latitude: 25.0805, longitude: 55.1403, name: 'Marina Walk', address: 'Dubai Marina' },
  ],
  ['contact', { kind: 'contacts', contacts: [{ name: 'Omar', phones: ['971500000001'] }] }],
  ['room-message', { kind: 'unsupported', type: 'ROOM_MESSAGE' }],
];

describe('parseWebhook on the AiSensy surface', () => {
  it.each(CONTENTS)('reads the content of %s', (name, content) => {
    const { messages, statuses, skipped } = parse(name);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.content).toEqual(content);
    expect({ statuses, skipped }).toEqual({ statuses: [], skipped: [] });
  });

  it('carries account, contact, times and the quoted message', () => {
    expect(parse('text-reply').messages).toEqual([
      {
        account: { projectId: '64b000000000000000000001' },
        contact: { waId: '919000000000', profileName: 'Asha' },
        origin: 'customer',
        wamid: 'wamid.AIS1',
        sentAt: '2026-09-20T10:00:00.123Z',
        receivedAt: '2026-09-22T00:00:00.123Z',
        index: 0,
        content: { kind: 'text', text: 'the second one' },
        context: { quotedWamid: 'wamid.OUT1' },
      },
    ]);
  });

  it('reads created_at in milliseconds when the message has no time of its own', () => {
    expect(parse('text-created-ms').messages[0]?.sentAt).toBe('2026-09-20T10:00:00.000Z');
  });

  it('tells customer and live-chat agent apart in message.created', () => {
    expect(parse('created-by-user').messages[0]?.origin).toBe('customer');
    expect(parse('created-by-agent').messages[0]).toMatchObject({
      origin: 'business',
      contact: { waId: '919000000000' },
      wamid: 'wamid.AGENT1',
    });
  });

  it.each([
    ['created-by-system', 'own_message'],
    ['created-by-api', 'own_message'],
    ['created-by-assistant', 'own_message'],
    ['status-of-inbound', 'status_of_inbound'],
    ['chat-intervened', 'chat_intervened'],
    ['contact-created', 'unhandled_topic'],
  ])('keeps %s out and says why', (name, reason) => {
    expect(parse(name)).toEqual({
      surface: 'aisensy',
      messages: [],
      statuses: [],
      skipped: [{ reason, index: 0 }],
    });
  });

  it.each([
    ['status-sent', { state: 'sent', at: '2026-09-20T10:00:00.123Z' }],
    ['status-delivered', { state: 'delivered', at: '2026-09-20T10:00:01.000Z' }],
    ['status-read', { state: 'read', at: '2026-09-20T10:00:02.000Z' }],
    ['status-minimal', { state: 'read', at: '2026-09-20T10:00:05.000Z' }],
    [
      'status-failed',
      {
        state: 'failed',
        at: '2026-09-20T10:00:03.000Z',
        error: { code: 131047, title: 'Re-engagement message' },
      },
    ],
    ['status-failed-silently', { state: 'failed', error: { code: 131026, title: 'Message undeliverable' } }],
  ])('reads %s', (name, expected) => {
    const { messages, statuses, skipped } = parse(name);
    expect({ messages, skipped }).toEqual({ messages: [], skipped: [] });
    expect(statuses).toHaveLength(1);
    expect(statuses[0]).toMatchObject({
      wamid: 'wamid.OUT1',
      recipient: { waId: '919000000000' },
      ...expected,
    });
  });

  it('ignores the test ping of the dashboard', () => {
    expect(parse('ping')).toEqual({ surface: 'none', messages: [], statuses: [], skipped: [] });
  });
});
