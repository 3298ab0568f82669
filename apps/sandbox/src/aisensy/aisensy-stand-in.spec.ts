import { SANDBOX_BUSINESSES } from './businesses';
import { codeOf, MARINA, PALM, PHONE, StandInHarness } from './test/stand-in.harness';
import { pass, until } from './test/webhook-receiver';

describe('AisensyStandInModule', () => {
  let sandbox: StandInHarness;
  beforeEach(async () => {
    sandbox = await StandInHarness.start();
  });
  afterEach(() => sandbox.stop());

  const messages = (business = MARINA) => sandbox.network.messages(business, PHONE);
  const sent = () => messages().filter(({ direction }) => direction === 'out');

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
