import { PermanentError, type OutboundPayload, type SendRequest } from '@whatsapp-agent/contracts';
import { captureError } from '../../test/capture';
import { answerJson, FakeDirectApi } from '../../test/direct-api.fake';
import { SettableClock } from '../../test/settable-clock.fake';
import { InMemoryTenantDirectory } from '../../test/tenant-directory.fake';
import { AisensyClient } from '../client/aisensy.client';
import { AisensyMessageSender } from './aisensy-message.sender';

const card = (index: number) => ({
  card_index: index,
  components: [
    { type: 'header', parameters: [{ type: 'image', image: { link: 'https://x/1.jpg' } }] },
    {
      type: 'button',
      sub_type: 'quick_reply',
      index: '0',
      parameters: [{ type: 'payload', payload: 'p_knowMore' }],
    },
  ],
});

const PAYLOADS: [name: string, payload: OutboundPayload][] = [
  ['text', { type: 'text', text: { body: 'Hi ✓', preview_url: true } }],
  ['image', { type: 'image', image: { link: 'https://x/1.jpg', caption: 'c' } }],
  ['document', { type: 'document', document: { link: 'https://x/b.pdf', filename: 'b.pdf' } }],
  ['video', { type: 'video', video: { id: 'media-1' } }],
  ['audio', { type: 'audio', audio: { id: 'media-1', voice: true } }],
  ['location', { type: 'location', location: { latitude: 25.08, longitude: 55.14, name: 'Marina' } }],
  ['contacts', { type: 'contacts', contacts: [{ name: { formatted_name: 'A' }, phones: [{ phone: '1' }] }] }],
  ['reaction', { type: 'reaction', reaction: { message_id: 'wamid.in', emoji: '👍' } }],
  [
    'buttons',
    {
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'b' },
        action: { buttons: [{ type: 'reply', reply: { id: '1', title: 'One' } }] },
      },
    },
  ],
  [
    'list',
    {
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'b' },
        action: { button: 'Open', sections: [{ title: 's', rows: [{ id: '1', title: 'One' }] }] },
      },
    },
  ],
  [
    'link',
    {
      type: 'interactive',
      interactive: {
        type: 'cta_url',
        body: { text: 'b' },
        action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://x' } },
      },
    },
  ],
  [
    'carousel',
    {
      type: 'interactive',
      interactive: {
        type: 'carousel',
        body: { text: 'b' },
        action: {
          cards: [0, 1].map((card_index) => ({
            card_index,
            type: 'cta_url',
            header: { type: 'image', image: { link: 'https://x/1.jpg' } },
            action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://x' } },
          })),
        },
      },
    },
  ],
  [
    'location request',
    {
      type: 'interactive',
      interactive: {
        type: 'location_request_message',
        body: { text: 'b' },
        action: { name: 'send_location' },
      },
    },
  ],
  [
    'template',
    {
      type: 'template',
      template: {
        name: 'visit',
        language: { policy: 'deterministic', code: 'en' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: 'Asha' }] }],
      },
    },
  ],
  [
    'carousel template',
    {
      type: 'template',
      template: {
        name: 'cards',
        language: { code: 'en' },
        components: [{ type: 'carousel', cards: [card(0), card(1)] }],
      },
    },
  ],
];

describe('AisensyMessageSender', () => {
  let api: FakeDirectApi;
  let sender: AisensyMessageSender;
  let failures: unknown[];

  beforeEach(async () => {
    api = await new FakeDirectApi().start();
    api.on('POST /messages', (_request, response) =>
      answerJson(response, 200, { messages: [{ id: 'wamid.out' }] }),
    );
    const directory = new InMemoryTenantDirectory();
    directory.set({ tenantId: 't1', accessToken: 'token-1', version: 1 });
    failures = [];
    const client = new AisensyClient({ baseUrl: api.baseUrl, markReadTimeoutMs: 1_000 });
    sender = new AisensyMessageSender(client, directory, new SettableClock(), {
      onMarkReadFailed: (error) => failures.push(error),
    });
  });
  afterEach(() => api.stop());

  const request = (change: Partial<SendRequest> = {}): SendRequest => ({
    tenantId: 't1',
    to: { waId: '971500000000' },
    payload: { type: 'text', text: { body: 'hi' } },
    reference: 'outbox-1',
    ...change,
  });

  it.each(PAYLOADS)('passes a %s message through unchanged inside the envelope', async (_name, payload) => {
    await expect(sender.send(request({ payload }))).resolves.toEqual({ wamid: 'wamid.out' });
    expect(api.bodies('/messages')).toEqual([
      {
        recipient_type: 'individual',
        to: '971500000000',
        biz_opaque_callback_data: 'outbox-1',
        ...payload,
      },
    ]);
    expect(api.requests[0]?.authorization).toBe('Bearer token-1');
  });

  it('quotes the message it replies to', async () => {
    await sender.send(request({ replyTo: 'wamid.in' }));
    expect(api.bodies('/messages')[0]).toMatchObject({ context: { message_id: 'wamid.in' } });
  });

  it('writes the phone as digits, and prefers it to the user id', async () => {
    await sender.send(request({ to: { waId: '+971 50 000-0000', userId: 'AE.1349' } }));
    const [body] = api.bodies('/messages');
    expect(body?.to).toBe('971500000000');
    expect(body).not.toHaveProperty('recipient');
  });

  it('addresses a customer without phone by user id', async () => {
    await sender.send(request({ to: { userId: 'AE.1349' } }));
    const [body] = api.bodies('/messages');
    expect(body?.recipient).toBe('AE.1349');
    expect(body).not.toHaveProperty('to');
  });

  it('lets no payload change recipient or reference', async () => {
    const payload = { type: 'text', text: { body: 'hi' }, to: '1', biz_opaque_callback_data: 'x' };
    await sender.send(request({ payload }));
    expect(api.bodies('/messages')[0]).toMatchObject({
      to: '971500000000',
      biz_opaque_callback_data: 'outbox-1',
    });
  });

  it.each<[string, Partial<SendRequest>, string]>([
    ['no recipient', { to: {} }, 'AISENSY.RECIPIENT_MISSING'],
    [
      'no content of its type',
      { payload: { type: 'image', text: { body: 'x' } } },
      'AISENSY.PAYLOAD_REJECTED',
    ],
    ['a reference too long to be echoed', { reference: 'r'.repeat(513) }, 'AISENSY.PAYLOAD_REJECTED'],
  ])('refuses a message with %s and sends nothing', async (_name, change, code) => {
    const error = await captureError(sender.send(request(change)));
    expect(error).toBeInstanceOf(PermanentError);
    expect(error.code).toBe(code);
    expect(api.requests).toHaveLength(0);
  });

  it('names tenant and reference in an error', async () => {
    api.on('POST /messages', (_request, response) => answerJson(response, 400, { error: { code: 131047 } }));
    const error = await captureError(sender.send(request()));
    expect(error.context).toMatchObject({ tenantId: 't1', reference: 'outbox-1', providerCode: 131047 });
  });

  describe('markRead', () => {
    const mark = () => sender.markRead({ tenantId: 't1', wamid: 'wamid.in', typing: true });

    it('marks with the token of the tenant', async () => {
      api.on('POST /mark-read', (_request, response) => answerJson(response, 200, {}));
      await mark();
      expect(api.bodies('/mark-read')).toEqual([{ messageId: 'wamid.in', showTypingIndicator: 'true' }]);
      expect(api.requests[0]?.authorization).toBe('Bearer token-1');
      expect(failures).toEqual([]);
    });

    it.each([
      [
        'an error',
        (respond: FakeDirectApi) => respond.on('POST /mark-read', (_q, r) => answerJson(r, 500, '')),
      ],
      ['silence', (respond: FakeDirectApi) => respond.on('POST /mark-read', () => undefined)],
      [
        'a refused token nobody can replace',
        (respond: FakeDirectApi) => respond.on('POST /mark-read', (_q, r) => answerJson(r, 401, '')),
      ],
    ])('does not throw on %s, is over in time and reports it', async (_name, prepare) => {
      prepare(api);
      const started = Date.now();
      await expect(mark()).resolves.toBeUndefined();
      expect(Date.now() - started).toBeLessThan(2_900);
      expect(failures).toHaveLength(1);
    });

    it('does not throw for a tenant nobody knows', async () => {
      await sender.markRead({ tenantId: 'nobody', wamid: 'wamid.in', typing: false });
      expect(failures).toHaveLength(1);
      expect(api.requests).toHaveLength(0);
    });
  });
});
