import { SANDBOX_BUSINESSES } from './businesses';
import { codeOf, MARINA, PALM, PHONE, StandInHarness } from './test/stand-in.harness';
import { pass, until } from './test/webhook-receiver';

const HOUR = 3_600_000;
const buttons = (count: number, title = 'Title') => ({
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Choose' },
    action: {
      buttons: Array.from({ length: count }, (_, n) => ({
        type: 'reply',
        reply: { id: `b${n}`, title: `${title} ${n}` },
      })),
    },
  },
});
const list = (rows: number) => ({
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text: 'Choose' },
    action: {
      button: 'Open',
      sections: [
        { title: 's', rows: Array.from({ length: rows }, (_, n) => ({ id: `r${n}`, title: `Row ${n}` })) },
      ],
    },
  },
});
const TEMPLATE = { type: 'template', template: { name: 'visit_reminder', language: { code: 'en' } } };

describe('AisensyStandInModule', () => {
  let sandbox: StandInHarness;
  beforeEach(async () => {
    sandbox = await StandInHarness.start();
  });
  afterEach(() => sandbox.stop());

  const messages = (business = MARINA) => sandbox.network.messages(business, PHONE);
  const sent = () => messages().filter(({ direction }) => direction === 'out');

  describe('POST messages', () => {
    it('accepts a message to a customer who wrote, and keeps the chat in order', async () => {
      const inbound = await sandbox.write('hi');
      const { status, body } = await sandbox.send(undefined, { context: { message_id: inbound } });
      const [answer] = body['messages'] as { id: string }[];
      expect(status).toBe(200);
      expect(body).toMatchObject({
        messaging_product: 'whatsapp',
        contacts: [{ input: PHONE, wa_id: PHONE }],
      });
      expect(answer?.id).toMatch(/^wamid\./);
      expect(messages().map(({ id, direction, raw }) => ({ id, direction, raw }))).toEqual([
        { id: inbound, direction: 'in', raw: { type: 'text', text: { body: 'hi' } } },
        {
          id: answer?.id,
          direction: 'out',
          raw: { type: 'text', text: { body: 'hello' }, context: { message_id: inbound } },
        },
      ]);
    });

    it('keeps the businesses apart by their token', async () => {
      await sandbox.write('hi', PALM);
      const body = { to: PHONE, type: 'text', text: { body: 'hello' } };
      expect((await sandbox.call('POST', 'messages', body, 'sandbox-token-2')).status).toBe(200);
      expect(messages(PALM)).toHaveLength(2);
      expect(messages(MARINA)).toHaveLength(0);
      expect(codeOf(await sandbox.call('POST', 'messages', body, 'sandbox-token-1'))).toBe(131047);
    });

    it('delivers to a user id, and shows no phone then', async () => {
      await sandbox.network.customerSends({
        business: MARINA,
        phone: PHONE,
        message: { type: 'text', text: { body: 'hi' } },
        shown: 'user_id',
      });
      await until(() => sandbox.receiver.received.length === 1);
      const raw = sandbox.receiver.received[0]?.raw.toString() ?? '';
      expect(raw).not.toContain(PHONE);
      const recipient = /"user_id":"(AE\.\d+)"/.exec(raw)?.[1];
      const answer = await sandbox.send(undefined, { to: undefined, recipient });
      expect(answer.body['contacts']).toEqual([{ input: recipient, user_id: recipient }]);
      expect(sent()).toHaveLength(1);
      expect(codeOf(await sandbox.send(undefined, { to: undefined, recipient: 'AE.0' }))).toBe(131026);
    });

    it.each<[string, object, number]>([
      ['a body of 4097 characters', { type: 'text', text: { body: 'x'.repeat(4097) } }, 131009],
      [
        'a caption of 1025',
        { type: 'image', image: { link: 'https://x.example/a.jpg', caption: 'x'.repeat(1025) } },
        131009,
      ],
      ['four buttons', buttons(4), 131009],
      ['a button title of 21', buttons(1, 'x'.repeat(19)), 131009],
      ['eleven rows', list(11), 131009],
      ['no body', { type: 'text', text: {} }, 131008],
      ['no content', { type: 'text' }, 131008],
      ['a type WhatsApp does not know', { type: 'poll', poll: {} }, 100],
      ['no type', {}, 100],
      ['a member WhatsApp does not know', { type: 'text', text: { body: 'x' }, tenant: 1 }, 131009],
    ])('refuses %s', async (_name, payload, code) => {
      await sandbox.write();
      const answer = await sandbox.send(payload);
      expect([answer.status, codeOf(answer)]).toEqual([400, code]);
      expect(sent()).toEqual([]);
    });

    it.each<[string, object, number]>([
      ['no recipient', { to: undefined }, 131008],
      ['a recipient that is no phone', { to: 'Asha' }, 131009],
      ['the business itself', { to: SANDBOX_BUSINESSES[0]?.phone }, 131021],
      ['a reference of 513 characters', { biz_opaque_callback_data: 'x'.repeat(513) }, 131009],
      ['a context without message', { context: {} }, 131009],
    ])('refuses %s', async (_name, envelope, code) => {
      await sandbox.write();
      expect(codeOf(await sandbox.send(undefined, envelope))).toBe(code);
      expect(sent()).toEqual([]);
    });

    it('accepts the largest lists and buttons', async () => {
      await sandbox.write();
      expect((await sandbox.send(buttons(3))).status).toBe(200);
      expect((await sandbox.send(list(10))).status).toBe(200);
    });

    it('never quotes text or phone in an error', async () => {
      await sandbox.write();
      const { body } = await sandbox.send({ type: 'text', text: { body: 'SECRET'.repeat(1000) } });
      expect(JSON.stringify(body)).not.toMatch(new RegExp(`SECRET|${PHONE}`));
    });

    it('takes a reaction to a message of the chat only', async () => {
      const wamid = await sandbox.write();
      const react = (message_id: string) =>
        sandbox.send({ type: 'reaction', reaction: { message_id, emoji: '👍' } });
      expect((await react(wamid)).status).toBe(200);
      expect(codeOf(await react('wamid.other'))).toBe(131009);
    });

    it('opens the window for 24 hours with a message of the customer; templates pass at any time', async () => {
      expect(codeOf(await sandbox.send())).toBe(131047);
      expect((await sandbox.send(TEMPLATE)).status).toBe(200);
      expect(codeOf(await sandbox.send())).toBe(131047);
      await sandbox.write();
      sandbox.advance(24 * HOUR - 60_000);
      expect((await sandbox.send()).status).toBe(200);
      sandbox.advance(60_000);
      expect(codeOf(await sandbox.send())).toBe(131047);
    });

    it('limits a pair to 45 at once and one per 6 s, and no other pair', async () => {
      await sandbox.write();
      for (let n = 0; n < 45; n++) expect((await sandbox.send()).status).toBe(200);
      expect(codeOf(await sandbox.send())).toBe(131056);
      await sandbox.network.customerSends({
        business: MARINA,
        phone: '971509999999',
        message: { type: 'text', text: { body: 'hi' } },
      });
      expect((await sandbox.send(undefined, { to: '971509999999' })).status).toBe(200);
      sandbox.advance(6_000);
      expect((await sandbox.send()).status).toBe(200);
      expect(codeOf(await sandbox.send())).toBe(131056);
      sandbox.network.faults.current = { ignorePairRate: true };
      expect((await sandbox.send()).status).toBe(200);
    });
  });

  describe('tokens', () => {
    const buy = (bearer: string, body: object = { direct_api: true }) =>
      sandbox.call('POST', 'users/regenrate-token', body, bearer);

    it.each(['', 'sandbox-token-9', SANDBOX_BUSINESSES[0]?.refreshToken ?? ''])(
      'refuses the bearer "%s"',
      async (bearer) => {
        await sandbox.write();
        const answer = await sandbox.call('POST', 'messages', { to: PHONE }, bearer);
        expect([answer.status, answer.body]).toEqual([401, { message: 'Invalid Token!' }]);
      },
    );

    it('sells a token of the business the refresh token names', async () => {
      await sandbox.write('hi', PALM);
      const { status, body } = await buy(SANDBOX_BUSINESSES[1]?.refreshToken ?? '');
      const [user] = body['users'] as { token: string }[];
      expect(status).toBe(200);
      const message = { to: PHONE, type: 'text', text: { body: 'x' } };
      expect((await sandbox.call('POST', 'messages', message, user?.token)).status).toBe(200);
      expect(messages(PALM)).toHaveLength(2);
    });

    it('sells nothing for another refresh token or without the flag', async () => {
      const wrong = await buy('bm9ib2R5');
      expect([wrong.status, wrong.body['message']]).toEqual([400, 'Illegal arguments: string, undefined']);
      expect((await buy(SANDBOX_BUSINESSES[0]?.refreshToken ?? '', {})).status).toBe(400);
    });
  });

  describe('POST mark-read', () => {
    const read = (messageId: string, flag?: unknown, bearer?: string) =>
      sandbox.call('POST', 'mark-read', { messageId, showTypingIndicator: flag }, bearer);

    it('marks the message and all before it, and shows typing until the reply', async () => {
      await sandbox.write('one');
      const second = await sandbox.write('two');
      const third = await sandbox.write('three');
      await until(() => messages().every(({ status }) => status === 'delivered'));
      expect((await read(second, 'true')).body).toEqual({ success: true });
      expect(messages().map(({ status }) => status)).toEqual(['read', 'read', 'delivered']);
      expect(sandbox.network.isTyping(MARINA, PHONE)).toBe(true);
      await sandbox.send();
      expect(sandbox.network.isTyping(MARINA, PHONE)).toBe(false);
      expect((await read(third)).status).toBe(200);
      expect(sandbox.network.isTyping(MARINA, PHONE)).toBe(false);
    });

    it('shows typing for 25 s, and only for the text "true"', async () => {
      const wamid = await sandbox.write();
      await read(wamid, true);
      expect(sandbox.network.isTyping(MARINA, PHONE)).toBe(false);
      await read(wamid, 'true');
      sandbox.advance(24_000);
      expect(sandbox.network.isTyping(MARINA, PHONE)).toBe(true);
      sandbox.advance(1_000);
      expect(sandbox.network.isTyping(MARINA, PHONE)).toBe(false);
    });

    it('refuses an unknown message, one of our own and one of another business', async () => {
      const wamid = await sandbox.write();
      await sandbox.send();
      expect(codeOf(await read('wamid.nothing'))).toBe(131009);
      expect(codeOf(await read(sent()[0]?.id ?? ''))).toBe(131009);
      expect(codeOf(await read(wamid, 'true', 'sandbox-token-2'))).toBe(131009);
      expect(messages()[0]?.status).not.toBe('read');
    });
  });

  describe('media', () => {
    it('takes a file, gives it back in both forms and deletes it', async () => {
      const bytes = Buffer.from([0, 1, 2, 255, 13, 10]);
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('file', new Blob([bytes], { type: 'image/png' }), 'a.png');
      const uploaded = await sandbox.call('POST', 'media', form);
      const { id } = uploaded.body;
      expect(id).toMatch(/^\d{13}$/);

      const stream = (await sandbox.call('POST', 'get-media?responseType=stream', { id })).response;
      expect(stream.headers.get('content-type')).toBe('image/png');
      expect(Buffer.from(await stream.arrayBuffer())).toEqual(bytes);
      const json = await sandbox.call('POST', 'get-media', { id });
      expect(json.body).toEqual({ data: { type: 'Buffer', data: [...bytes] } });

      expect((await sandbox.call('DELETE', `media?mediaId=${String(id)}`)).body).toEqual({ success: true });
      expect((await sandbox.call('POST', 'get-media', { id })).status).toBe(404);
    });

    it('refuses an upload without a file', async () => {
      expect(codeOf(await sandbox.call('POST', 'media', new FormData()))).toBe(100);
      expect(codeOf(await sandbox.call('POST', 'media', { file: 'x' }))).toBe(100);
    });

    it("serves a customer's file by id and by the URL of the webhook", async () => {
      const audio = { mime_type: 'audio/ogg', voice: true, data: Buffer.from('voice').toString('base64') };
      await sandbox.network.customerSends({
        business: MARINA,
        phone: PHONE,
        message: { type: 'audio', audio },
      });
      const media = messages()[0]?.raw['audio'] as Record<string, string>;
      expect(media).toMatchObject({ mime_type: 'audio/ogg', voice: true, sha256: expect.any(String) });
      expect(media).not.toHaveProperty('data');
      expect(media['url']).toBe(`http://sandbox.example/aisensy/media/${media['id']}`);
      const opened = await fetch(media['url']?.replace('http://sandbox.example', sandbox.origin) ?? '');
      expect([opened.headers.get('content-type'), await opened.text()]).toEqual(['audio/ogg', 'voice']);
      const fetched = await sandbox.call('POST', 'get-media?responseType=stream', { id: media['id'] });
      expect(await fetched.response.text()).toBe('voice');
    });
  });

  it('tells profile and templates', async () => {
    expect((await sandbox.call('GET', 'get-profile')).body).toMatchObject({
      profileData: [{ about: 'Marina Keys Realty' }],
    });
    const { body } = await sandbox.call('GET', 'get-templates');
    expect(body['data']).toContainEqual(
      expect.objectContaining({ name: 'property_cards', status: 'APPROVED' }),
    );
  });

  it('sends the webhooks of one business to the address it sets', async () => {
    expect(
      (await sandbox.call('PATCH', 'settings/update-webhook', { webhooks: { url: 'nonsense' } })).status,
    ).toBe(400);
    const url = `${sandbox.receiver.url}elsewhere`;
    expect((await sandbox.call('PATCH', 'settings/update-webhook', { webhooks: { url } })).status).toBe(200);
    await sandbox.write('to the new address', MARINA);
    await sandbox.write('to the old address', PALM);
    await until(() => sandbox.receiver.received.length === 2);
    const byPath = new Map(sandbox.receiver.received.map(({ path, raw }) => [path, raw.toString()]));
    expect(byPath.get('/elsewhere')).toContain('to the new address');
    expect(byPath.get('/')).toContain('to the old address');
  });

  it('announces what changes', async () => {
    const seen: string[] = [];
    for (const what of ['message', 'status', 'typing', 'reset'] as const) {
      sandbox.network.on(what, ({ business, phone }) => seen.push([what, business, phone].join(' ')));
    }
    const wamid = await sandbox.write();
    await sandbox.call('POST', 'mark-read', { messageId: wamid, showTypingIndicator: 'true' });
    await sandbox.send();
    await until(() => sent()[0]?.status === 'read');
    sandbox.network.reset();
    const here = `${MARINA} ${PHONE}`;
    expect(seen.filter((line) => line === `message ${here}`)).toHaveLength(2);
    expect(seen).toContain(`typing ${here}`);
    expect(seen).toContain(`status ${here}`);
    expect(seen.at(-1)).toBe('reset  ');
  });

  it('forgets everything on reset, also what was under way', async () => {
    await sandbox.write();
    await sandbox.send();
    await until(() => sandbox.receiver.received.length >= 1);
    sandbox.network.reset();
    const before = sandbox.receiver.received.length;
    await pass(120);
    expect(messages()).toEqual([]);
    expect(sandbox.network.customers(MARINA)).toEqual([]);
    expect(sandbox.network.pendingWebhooks).toBe(0);
    expect(sandbox.receiver.received).toHaveLength(before);
    expect(codeOf(await sandbox.send())).toBe(131047);
  });

  it('refuses a customer message to a business that does not exist', async () => {
    await expect(sandbox.write('hi', '42')).rejects.toThrow('no business 42');
  });
});
