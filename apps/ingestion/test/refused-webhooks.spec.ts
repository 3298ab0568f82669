import { request } from 'node:http';
import { IngestionHarness, SECRETS } from './ingestion.harness';
import {
  aisensySigned,
  aisensyWebhook,
  CUSTOMER,
  metaSigned,
  metaText,
  metaWebhook,
} from './webhook-samples';

const EVENT = metaWebhook([metaText('wamid.A')]);

describe('refused webhooks', () => {
  let ingestion: IngestionHarness;
  beforeAll(async () => (ingestion = await IngestionHarness.start()));
  afterEach(() => {
    expect(ingestion.broker.begun).toBe(0);
    ingestion.reset();
  });
  afterAll(() => ingestion.stop());

  async function expectRefusal(response: Response, status: number, code: string): Promise<void> {
    const body = (await response.json()) as { error: { code: string; message: string } };
    expect([response.status, body.error.code]).toEqual([status, code]);
    expect(Object.keys(body.error)).toEqual(['code', 'message']);
    expect(body.error.message).toMatch(/\. \S/);
    const written = JSON.stringify(body) + ingestion.log();
    for (const secret of [...Object.values(SECRETS), CUSTOMER, 'canary'])
      expect(written).not.toContain(secret);
  }

  it.each([
    ['an empty body', '', 'INGESTION.EMPTY_BODY'],
    ['text', 'hello', 'INGESTION.NOT_JSON'],
    ['half of a webhook', EVENT.slice(0, 100), 'INGESTION.NOT_JSON'],
    ['a form', 'object=whatsapp_business_account', 'INGESTION.NOT_JSON'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80]), 'INGESTION.NOT_JSON'],
  ])('answers 400 to %s, signed or not', async (_name, body, code) => {
    await expectRefusal(await ingestion.post('/', body), 400, code);
    await expectRefusal(await ingestion.post('/', body, metaSigned(String(body))), 400, code);
  });

  it('answers 400 to a POST without any body or content type', async () => {
    await expectRefusal(await fetch(ingestion.url, { method: 'POST' }), 400, 'INGESTION.EMPTY_BODY');
  });

  it.each([
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ])('reads the bytes whatever content type is claimed: %s', async (type) => {
    await expectRefusal(
      await ingestion.post('/', '{"a":', { 'content-type': type }),
      400,
      'INGESTION.NOT_JSON',
    );
  });

  it.each([
    ['announced', (bytes: Buffer) => bytes],
    [
      'streamed without a length',
      (bytes: Buffer) => new ReadableStream({ start: (it) => (it.enqueue(bytes), it.close()) }),
    ],
  ])('answers 413 to more than 3 MB, %s', async (_name, wrap) => {
    const body = wrap(Buffer.from(metaWebhook([metaText('wamid.A', 'x'.repeat(3 * 1024 * 1024))])));
    const response = await fetch(ingestion.url, { method: 'POST', body, duplex: 'half' });
    await expectRefusal(response, 413, 'INGESTION.BODY_TOO_LARGE');
  });

  it.each([
    ['no proof at all', '/', {}],
    ['a signature of another secret', '/', metaSigned(EVENT, 'other')],
    ['a signature of another body', '/', metaSigned(`${EVENT} `)],
    [
      'a signature without its prefix',
      '/',
      { 'x-hub-signature-256': metaSigned(EVENT)['x-hub-signature-256']!.slice(7) },
    ],
    ['an empty signature', '/', { 'x-hub-signature-256': '' }],
    ['a signature of nothing', '/', { 'x-hub-signature-256': 'sha256=' }],
    ['the SHA-1 header only', '/', { 'x-hub-signature': metaSigned(EVENT)['x-hub-signature-256']! }],
    ['a wrong secret in the address', '/webhook/not-the-secret-0123', {}],
    ['a secret in the query', `/webhook?secret=${SECRETS.WEBHOOK_URL_SECRET}`, {}],
  ])('answers 401 to an event with %s', async (_name, path, headers) => {
    await expectRefusal(await ingestion.post(path, EVENT, headers), 401, 'INGESTION.UNAUTHENTIC');
  });

  it('answers 401 when the signature header is sent twice', async () => {
    const signature = metaSigned(EVENT)['x-hub-signature-256']!;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = [
        'x-hub-signature-256',
        signature,
        'x-hub-signature-256',
        signature,
        'host',
        'localhost',
      ];
      const outgoing = request(ingestion.url, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.on('error', reject);
      outgoing.end(EVENT);
    });
    expect(status).toBe(401);
  });

  it('answers 401 to an AiSensy event that Meta would have signed', async () => {
    const body = aisensyWebhook('wamid.A');
    await expectRefusal(await ingestion.post('/', body, metaSigned(body)), 401, 'INGESTION.UNAUTHENTIC');
    await expectRefusal(
      await ingestion.post('/', body, aisensySigned(body, 'x')),
      401,
      'INGESTION.UNAUTHENTIC',
    );
  });

  it.each(['{"object":"page","entry":[]}', '{"topic":"unheard.of"}', '{"object":5}'])(
    'answers 401 to an unsigned event of a kind it does not know: %s',
    async (body) => {
      await expectRefusal(await ingestion.post('/', body), 401, 'INGESTION.UNAUTHENTIC');
    },
  );

  it.each([
    '{"test":"message"}',
    '{}',
    '[]',
    'null',
    '1',
    '"text"',
    '{"event":"test.webhook","data":{"message":"hi"}}',
  ])('ignores JSON that is no event, also unsigned: %s', async (body) => {
    const response = await ingestion.post('/', body);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ignored' }]);
  });

  it.each([
    ['/webhook/%ff', 400, 'INGESTION.BAD_REQUEST'],
    [`/webhook/${'x'.repeat(300)}`, 414, 'INGESTION.ADDRESS_TOO_LONG'],
  ])('answers an address it cannot read as any other error: %#', async (path, status, code) => {
    await expectRefusal(await ingestion.post(path, EVENT), status, code);
  });

  it.each([
    ['GET', '/unknown', 404],
    ['POST', '/webhook/a/b', 404],
    ['PUT', '/', 404],
    ['DELETE', '/webhook', 404],
  ])('answers %s %s with %s as JSON', async (method, path, status) => {
    await expectRefusal(await fetch(ingestion.url + path, { method }), status, 'INGESTION.NOT_FOUND');
  });
});

describe('a strategy that is not configured', () => {
  it.each([
    ['url-secret', '/', metaSigned(EVENT)],
    ['aisensy-signature', '/', metaSigned(EVENT)],
    ['meta-signature', `/webhook/${SECRETS.WEBHOOK_URL_SECRET}`, {}],
    ['meta-signature', '/', aisensySigned(EVENT)],
  ])('does not count when only %s is', async (WEBHOOK_AUTH, path, headers) => {
    const ingestion = await IngestionHarness.start({ env: { WEBHOOK_AUTH } });
    try {
      expect((await ingestion.post(path, EVENT, headers)).status).toBe(401);
      expect(ingestion.broker.begun).toBe(0);
    } finally {
      await ingestion.stop();
    }
  });
});
