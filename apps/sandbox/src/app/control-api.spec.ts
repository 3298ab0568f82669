import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadSandboxConfig } from '@whatsapp-agent/config';
import { WhatsappNetwork } from '../aisensy';
import { createHttpApp } from './http-app';
import { SandboxParts } from './sandbox-parts.service';

const FIRST = '100000000000001';
const SECOND = '100000000000002';
const PHONE = '971501234501';

/** The control API over HTTP, in front of the real network; a small server stands for the webhook receiver. */
describe('control API', () => {
  let receiver: Server;
  let app: NestFastifyApplication;
  let network: WhatsappNetwork;
  let baseUrl: string;

  beforeAll(async () => {
    receiver = createServer((_request, response) => response.writeHead(200).end('OK'));
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    app = await createHttpApp(
      loadSandboxConfig({
        SANDBOX_PARTS: 'aisensy',
        SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
        LOG_LEVEL: 'error',
      }),
    );
    await app.listen(0, '127.0.0.1');
    baseUrl = await app.getUrl();
    network = app.get(WhatsappNetwork);
  });

  afterAll(async () => {
    await app.get(SandboxParts).stop();
    await app.close();
    await new Promise((resolve) => receiver.close(resolve));
  });

  afterEach(() => network.reset());

  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as never };
  }

  const chat = async (business?: string): Promise<Record<string, unknown>[]> =>
    (await call('GET', `/api/chats/${PHONE}/messages${business ? `?business=${business}` : ''}`)).body;

  const write = (body: unknown, phone = PHONE) => call('POST', `/api/chats/${phone}/messages`, body);

  function reply(payload: Record<string, unknown>): string {
    const business = network.known[0];
    if (!business) throw new Error('The network has no business.');
    return network.businessSends(business, { to: PHONE, recipient_type: 'individual', ...payload }).wamid;
  }

  it('carries a text to the first business and shows it in the chat', async () => {
    const sent = await write({ text: 'Hi' });

    expect(sent).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^wamid\./) } });
    expect(await chat()).toMatchObject([
      { ...(sent.body as object), direction: 'in', kind: 'text', text: 'Hi', raw: { type: 'text' } },
    ]);
  });

  it('keeps the chats of two businesses apart', async () => {
    await write({ text: 'Hi', business: SECOND });

    expect(await chat(FIRST)).toEqual([]);
    expect(await chat(SECOND)).toHaveLength(1);
    expect((await call('GET', `/api/chats?business=${SECOND}`)).body).toMatchObject([
      { phone: PHONE, messages: 1, received: 0, last: { text: 'Hi' } },
    ]);
  });

  it('reads a number however it is written', async () => {
    await write({ text: 'Hi' }, encodeURIComponent('+971 50-123 4501'));

    expect(await chat()).toHaveLength(1);
  });

  it('presses a card of a carousel that the business sent, naming the message', async () => {
    await write({ text: 'Hi' });
    const offered = reply(carousel());
    const [, shown] = await chat();
    expect(shown).toMatchObject({
      id: offered,
      direction: 'out',
      kind: 'carousel',
      text: 'Two matches',
      cards: [{ body: 'Card 1', buttons: [{ id: 'know_1', title: 'Know more' }] }, { body: 'Card 2' }],
    });

    await write({ button: { id: 'know_2', title: 'Know more' } });

    expect((await chat())[2]).toMatchObject({
      direction: 'in',
      kind: 'press',
      text: 'Know more',
      quotedId: offered,
      raw: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'know_2' } } },
    });
  });

  it.each([
    ['nothing to send', {}, /exactly one/],
    ['two things to send', { text: 'Hi', raw: { type: 'text' } }, /exactly one/],
    ['an unknown field', { text: 'Hi', colour: 'red' }, /colour/],
    ['a button without id', { button: { title: 'Yes' } }, /button\.id/],
    ['an unknown business', { text: 'Hi', business: '42' }, /no business 42/],
    ['an identity that does not exist', { text: 'Hi', shown: 'name' }, /shown/],
  ])('refuses %s and sends nothing', async (_what, body, message) => {
    const answer = await write(body);

    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toMatch(message);
    expect(await chat(FIRST)).toEqual([]);
    expect(await chat(SECOND)).toEqual([]);
  });

  it('refuses what cannot be a number', async () => {
    expect((await write({ text: 'Hi' }, '12ab')).status).toBe(400);
  });

  it('reports changes as Server-Sent Events', async () => {
    const stream = await fetch(`${baseUrl}/api/events`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await write({ text: 'Hi' });

    let seen = '';
    while (reader && !seen.includes('"message"')) seen += (await reader.read()).value ?? '';
    await reader?.cancel();

    expect(seen).toContain('event: chat');
    expect(seen).toContain(JSON.stringify({ what: 'message', business: FIRST, phone: PHONE }));
  });

  it('empties every chat and heals every fault on reset', async () => {
    await write({ text: 'Hi' });
    await call('PUT', '/api/faults', { aisensy: { latencyMs: 5 } });

    expect((await call('POST', '/api/reset')).status).toBe(200);

    expect(await chat()).toEqual([]);
    expect((await call('GET', '/api/faults')).body).toEqual({ aisensy: {} });
  });

  it('names an unknown fault and changes none', async () => {
    const answer = await call('PUT', '/api/faults', { aisensy: { latencyMs: 5, gravity: 1 } });

    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('gravity');
    expect((await call('GET', '/api/faults')).body).toEqual({ aisensy: {} });
  });

  it('says why there are no turns when it runs no database', async () => {
    const answer = await call('GET', `/api/chats/${PHONE}/turns`);

    expect(answer.status).toBe(503);
    expect(JSON.stringify(answer.body)).toContain('SANDBOX_PARTS');
  });

  it('is starting until its parts run', async () => {
    expect(await call('GET', '/api/health')).toMatchObject({ status: 503, body: { status: 'starting' } });

    await app.get(SandboxParts).start();

    expect(await call('GET', '/api/health')).toMatchObject({
      status: 200,
      body: {
        status: 'ready',
        parts: { aisensy: { baseUrl: expect.stringContaining('/aisensy/direct-apis/t1') } },
      },
    });
  });

  it('serves the phone page, its files and the API reference', async () => {
    const page = await fetch(baseUrl);
    const html = await page.text();
    expect(page.headers.get('content-type')).toContain('text/html');

    const files = [...html.matchAll(/(?:src|href)="(phone\/[^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of [...files, 'docs', 'docs/json']) {
      expect([file, (await fetch(`${baseUrl}/${file}`)).status]).toEqual([file, 200]);
    }
    expect((await fetch(`${baseUrl}/phone/..%2f..%2fmain.ts`)).status).not.toBe(200);
  });
});

function carousel() {
  const card = (number: number) => ({
    card_index: number - 1,
    type: 'cta_url',
    header: { type: 'image', image: { link: `https://pictures.test/${number}.jpg` } },
    body: { text: `Card ${number}` },
    action: { buttons: [{ type: 'quick_reply', quick_reply: { id: `know_${number}`, title: 'Know more' } }] },
  });
  return {
    type: 'interactive',
    interactive: { type: 'carousel', body: { text: 'Two matches' }, action: { cards: [card(1), card(2)] } },
  };
}
