import type { InboundContent } from '@whatsapp-agent/contracts';
import { readFixture } from '../../../test/fixtures/read-fixture';
import { parseWebhook } from '../parse-webhook';

const RECEIVED = new Date('2026-09-22T00:00:00.123Z');
const parse = (name: string) => parseWebhook(readFixture('meta', name), RECEIVED);
const media = { id: '190000', url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=190000' };

const CONTENTS: [string, InboundContent][] = [
  ['text', { kind: 'text', text: '2 bed in Marina' }],
  ['image', { kind: 'image', media: { ...media, mimeType: 'image/jpeg', caption: 'like this one' } }],
  ['video', { kind: 'video', media: { ...media, mimeType: 'video/mp4' } }],
  ['audio', { kind: 'audio', media: { ...media, mimeType: 'audio/ogg; codecs=opus', voice: true } }],
  [
    'document',
    {
      kind: 'document',
      media: { ...media, mimeType: 'application/pdf', filename: 'passport.pdf', caption: 'my papers' },
    },
  ],
  ['sticker', { kind: 'sticker', media: { ...media, mimeType: 'image/webp', animated: true } }],
  [
    'location',
    { kind: 'location', latitude: 25.0805, longitude: 55.1403, name: 'Marina Walk', address: 'Dubai Marina' },
  ],
  ['contacts', { kind: 'contacts', contacts: [{ name: 'Omar', phones: ['971500000001', '97140000002'] }] }],
  ['contacts-requested', { kind: 'contacts', contacts: [{ name: 'Asha', phones: ['919000000000'] }] }],
  ['button-reply', { kind: 'button', id: '1d:p12', title: 'Details' }],
  ['list-reply', { kind: 'button', id: 'p_12', title: '2BR Marina', description: 'AED 1.9M' }],
  ['flow-reply', { kind: 'flow', name: 'flow', response: { flow_token: 't1', date: '2026-12-01' } }],
  [
    'template-button',
    { kind: 'button', id: '3f2b8c1e-7a4d-4f7e-9b11-5c2d7e8f9a01_knowMore', title: 'Know More' },
  ],
  ['reaction', { kind: 'reaction', targetWamid: 'wamid.OUT1', emoji: '👍🏽' }],
  ['reaction-removed', { kind: 'reaction', targetWamid: 'wamid.OUT1' }],
  [
    'order',
    {
      kind: 'order',
      catalogId: '700000',
      text: 'these please',
      items: [{ productId: 'sku-1', quantity: 2 }],
    },
  ],
  ['system-number', { kind: 'system', event: 'user_changed_number', waId: '919000000009' }],
  ['system-user-id', { kind: 'system', event: 'user_changed_user_id', userId: 'IN.777' }],
  ['unsupported', { kind: 'unsupported', type: 'poll' }],
  ['unknown-kind', { kind: 'unsupported', type: 'hologram' }],
  ['edit', { kind: 'edit', targetWamid: 'wamid.IN01', text: '3 bed in Marina' }],
  ['revoke', { kind: 'revoke', targetWamid: 'wamid.IN01' }],
];

describe('parseWebhook on the Meta-shaped surface', () => {
  it.each(CONTENTS)('reads the content of %s', (name, content) => {
    const { messages, statuses, skipped } = parse(name);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.content).toEqual(content);
    expect({ statuses, skipped }).toEqual({ statuses: [], skipped: [] });
  });

  it('carries account, contact, times and position of a message', () => {
    expect(parse('text').messages).toEqual([
      {
        account: { wabaId: '1020000000', phoneNumberId: '1065000000' },
        contact: { waId: '919000000000', profileName: 'Asha' },
        origin: 'customer',
        wamid: 'wamid.IN01',
        sentAt: '2026-09-21T14:13:21.000Z',
        receivedAt: '2026-09-22T00:00:00.123Z',
        index: 0,
        content: { kind: 'text', text: '2 bed in Marina' },
      },
    ]);
  });

  it.each([
    ['text-bsuid', { userId: 'IN.1349120000000', profileName: 'Asha' }],
    ['text-bsuid-contact-only', { userId: 'IN.1349120000000', profileName: 'Asha' }],
    ['text-phone-and-bsuid', { waId: '919000000000', userId: 'IN.1349120000000', profileName: 'Asha' }],
    ['system-number', { waId: '919000000000' }],
    ['system-user-id', { waId: '919000000000', userId: 'IN.1349120000000' }],
  ])('knows the customer of %s', (name, contact) => {
    expect(parse(name).messages[0]?.contact).toEqual(contact);
  });

  it.each([
    ['text-reply', { quotedWamid: 'wamid.OUT1' }],
    ['text-forwarded', { forwarded: true }],
    [
      'text-product',
      { quotedWamid: 'wamid.OUT1', referredProduct: { catalogId: '700000', productId: 'sku-1' } },
    ],
    ['text', undefined],
  ])('reads the context of %s', (name, context) => {
    expect(parse(name).messages[0]?.context).toEqual(context);
  });

  it('reads the ad a conversation started from', () => {
    expect(parse('text-referral').messages[0]?.referral).toEqual({
      sourceUrl: 'https://fb.me/abc',
      sourceId: '120000',
      sourceType: 'ad',
      headline: 'Marina',
      body: 'Sea view homes',
      clickId: 'click-1',
    });
  });

  it('takes an echo as written by the business to the customer', () => {
    const [message] = parse('echo').messages;
    expect(message).toMatchObject({ origin: 'business', contact: { waId: '919000000000' } });
    expect(message?.content).toEqual({ kind: 'text', text: 'I will call you' });
  });

  it.each([
    ['status-sent', { state: 'sent', reference: 'outbox-1', at: '2026-09-21T14:15:00.000Z' }],
    ['status-delivered', { state: 'delivered' }],
    ['status-read', { state: 'read' }],
    ['status-played', { state: 'read' }],
    ['status-failed', { state: 'failed', error: { code: 131047, title: 'Re-engagement message' } }],
    ['status-bsuid', { state: 'read', recipient: { userId: 'IN.1349120000000', profileName: 'Asha' } }],
  ])('reads %s', (name, expected) => {
    const { messages, statuses, skipped } = parse(name);
    expect({ messages, skipped }).toEqual({ messages: [], skipped: [] });
    expect(statuses).toHaveLength(1);
    expect(statuses[0]).toMatchObject({ wamid: 'wamid.OUT1', ...expected });
  });

  it.each([
    ['status-deleted', 'unknown_status'],
    ['account-error', 'account_error'],
    ['template-status', 'unhandled_field'],
  ])('skips %s and says why', (name, reason) => {
    expect(parse(name)).toEqual({
      surface: 'meta',
      messages: [],
      statuses: [],
      skipped: [{ reason, index: 0 }],
    });
  });

  it('loses no neighbour of a bad message and never guesses a customer', () => {
    const { messages, statuses, skipped } = parse('batch');
    expect(messages.map(({ wamid, index, contact }) => ({ wamid, index, contact }))).toEqual([
      { wamid: 'wamid.B1', index: 0, contact: { waId: '919000000000', profileName: 'Asha' } },
      {
        wamid: 'wamid.B2',
        index: 2,
        contact: { waId: '971500000001', userId: 'AE.42', profileName: 'Omar' },
      },
      { wamid: 'wamid.B4', index: 5, contact: { waId: '919000000000', profileName: 'Asha' } },
    ]);
    expect(statuses.map(({ wamid, account }) => ({ wamid, account }))).toEqual([
      { wamid: 'wamid.OUT1', account: { wabaId: '1020000000', phoneNumberId: '1065000000' } },
      { wamid: 'wamid.OUT2', account: { wabaId: '1020000001', phoneNumberId: '1065000009' } },
    ]);
    expect(skipped).toEqual([
      { reason: 'missing_id', index: 1 },
      { reason: 'missing_contact', index: 3 },
      { reason: 'malformed', index: 4 },
      { reason: 'missing_id', index: 8 },
    ]);
    expect(messages[2]?.sentAt).toBe(RECEIVED.toISOString());
  });
});
