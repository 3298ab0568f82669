import { createHmac } from 'node:crypto';
import { parseWebhook, type ParsedWebhook } from '@whatsapp-agent/whatsapp';
import { AISENSY_SECRET, MARINA, META_SECRET, PHONE, StandInHarness } from '../test/stand-in.harness';
import { pass, type ReceivedWebhook, until } from '../test/webhook-receiver';

const TITLE = { id: 'p1_knowMore', title: 'Know more' };
const MESSAGES: [kind: string, message: Record<string, unknown>][] = [
  ['text', { type: 'text', text: { body: 'Hi' } }],
  ['button', { type: 'button', button: { payload: 'p1_knowMore', text: 'Know more' } }],
  ['button', { type: 'interactive', interactive: { type: 'button_reply', button_reply: TITLE } }],
  ['button', { type: 'interactive', interactive: { type: 'list_reply', list_reply: TITLE } }],
  ['location', { type: 'location', location: { latitude: 25.08, longitude: 55.14, name: 'Marina' } }],
  ['image', { type: 'image', image: { mime_type: 'image/png', data: 'AAEC', caption: 'look' } }],
  ['audio', { type: 'audio', audio: { mime_type: 'audio/ogg', link: 'https://x.example/a.ogg' } }],
  ['document', { type: 'document', document: { mime_type: 'application/pdf', data: 'AAEC' } }],
  ['contacts', { type: 'contacts', contacts: [{ name: { formatted_name: 'Asha' }, phones: [] }] }],
];

const hmac = (secret: string, body: Buffer): string =>
  createHmac('sha256', secret).update(body).digest('hex');
const parse = ({ body }: ReceivedWebhook): ParsedWebhook => parseWebhook(body, new Date());

describe.each(['meta', 'aisensy'] as const)('webhooks of the %s surface', (surface) => {
  let sandbox: StandInHarness;
  beforeEach(async () => {
    sandbox = await StandInHarness.start(surface);
  });
  afterEach(() => sandbox.stop());

  const received = () => sandbox.receiver.received;
  const texts = () =>
    received()
      .flatMap((webhook) => parse(webhook).messages)
      .map(({ content }) => (content.kind === 'text' ? content.text : content.kind));
  const states = () => received().flatMap((webhook) => parse(webhook).statuses.map(({ state }) => state));
  const faults = (faults: object) => (sandbox.network.faults.current = faults);
  /** The customer writes, and the business answers with our reference. */
  const talk = async () => {
    await sandbox.write();
    const { body } = await sandbox.send(undefined, { biz_opaque_callback_data: 'outbox-1' });
    return (body['messages'] as { id: string }[])[0]?.id;
  };

  it.each(MESSAGES)('carry a %s message the parser understands', async (kind, message) => {
    const wamid = await sandbox.network.customerSends({
      business: MARINA,
      phone: PHONE,
      message,
      profileName: 'Asha',
    });
    await until(() => received().length === 1);
    const [webhook] = received();
    const parsed = parse(webhook!);
    expect(parsed).toMatchObject({ surface, skipped: [], statuses: [] });
    expect(parsed.messages).toHaveLength(1);
    expect(parsed.messages[0]).toMatchObject({
      wamid,
      origin: 'customer',
      content: { kind },
      contact: { waId: PHONE, profileName: 'Asha' },
      account:
        surface === 'meta'
          ? { wabaId: MARINA, phoneNumberId: '200000000000001' }
          : { projectId: '64b000000000000000000001' },
    });
  });

  it('are signed over the bytes that are sent', async () => {
    await sandbox.write('Ä – ✓');
    await until(() => received().length === 1);
    const { headers, raw } = received()[0]!;
    expect(headers['content-type']).toBe('application/json');
    if (surface === 'meta') {
      expect(headers['x-hub-signature-256']).toBe(`sha256=${hmac(META_SECRET, raw)}`);
      expect(headers).not.toHaveProperty('x-aisensy-signature');
    } else {
      expect(headers).toMatchObject({
        'x-aisensy-signature': hmac(AISENSY_SECRET, raw),
        'x-aisensy-api-version': '1.0',
        'x-aisensy-project-id': '64b000000000000000000001',
        'x-retry-count': '0',
      });
      expect(headers).not.toHaveProperty('x-hub-signature-256');
    }
  });

  it('name the quoted message', async () => {
    const first = await sandbox.write('one');
    await sandbox.network.customerSends({
      business: MARINA,
      phone: PHONE,
      message: { type: 'text', text: { body: 'two' }, context: { id: first } },
    });
    await until(() => received().length === 2);
    const quoting = received()
      .flatMap((webhook) => parse(webhook).messages)
      .find(({ context }) => context);
    expect(quoting).toMatchObject({ content: { text: 'two' }, context: { quotedWamid: first } });
  });

  it('report sent, delivered and read of an accepted message', async () => {
    const wamid = await talk();
    await until(() => received().length === 4);
    const statuses = received().flatMap((webhook) => parse(webhook).statuses);
    expect(statuses.map(({ state }) => state)).toEqual(['sent', 'delivered', 'read']);
    for (const status of statuses) {
      expect(status).toMatchObject({ wamid, recipient: { waId: PHONE } });
      // AiSensy's own surface has no place for it.
      expect(status.reference).toBe(surface === 'meta' ? 'outbox-1' : undefined);
    }
    expect(sandbox.network.messages(MARINA, PHONE).at(-1)?.status).toBe('read');
  });

  it('report no more than sent for a reaction', async () => {
    const message_id = await sandbox.write();
    await sandbox.send({ type: 'reaction', reaction: { message_id, emoji: '👍' } });
    await until(() => states().length === 1);
    await pass(100);
    expect(states()).toEqual(['sent']);
  });

  it('report a failure with its code when a fault says so', async () => {
    faults({ failStatusCode: 131026 });
    const wamid = await talk();
    await until(() => states().length === 2);
    await pass(100);
    const statuses = received().flatMap((webhook) => parse(webhook).statuses);
    expect(statuses.map(({ state }) => state)).toEqual(['sent', 'failed']);
    expect(statuses[1]).toMatchObject({ wamid, error: { code: 131026 } });
    expect(sandbox.network.messages(MARINA, PHONE).at(-1)?.status).toBe('failed');
  });

  it('come again after a refusal until they are taken, each once', async () => {
    sandbox.receiver.answers.push(503, 401);
    await sandbox.write('one');
    await until(() => received().length === 1);
    expect(texts()).toEqual(['one']);
    expect(received()[0]?.headers['x-retry-count']).toBe(surface === 'aisensy' ? '2' : undefined);
    await until(() => sandbox.network.pendingWebhooks === 0);
    await pass(300);
    expect(received()).toHaveLength(1);
  });

  it('wait for a receiver that is down', async () => {
    await sandbox.receiver.stop();
    await sandbox.write('one');
    await sandbox.write('two');
    await pass(300);
    expect(sandbox.network.pendingWebhooks).toBe(2);
    expect(sandbox.network.messages(MARINA, PHONE).map(({ status }) => status)).toEqual(['sent', 'sent']);
    await sandbox.receiver.start();
    await until(() => received().length === 2);
    expect(texts().sort()).toEqual(['one', 'two']);
    await until(() => sandbox.network.messages(MARINA, PHONE).every(({ status }) => status === 'delivered'));
  });

  it('arrive twice, byte for byte the same message, when a fault says so', async () => {
    faults({ duplicateWebhooks: 1 });
    const wamid = await sandbox.write('one');
    await until(() => received().length === 2);
    await pass(600);
    expect(texts()).toEqual(['one', 'one']);
    const ids = received().flatMap((webhook) => parse(webhook).messages.map((message) => message.wamid));
    expect(ids).toEqual([wamid, wamid]);
  });

  it('arrive out of order, none lost, when a fault says so', async () => {
    faults({ shuffleWebhooks: 0.5 });
    const all = Array.from({ length: 20 }, (_, n) => `message ${n}`);
    for (const text of all) await sandbox.write(text);
    await until(() => received().length === 20);
    expect(texts()).not.toEqual(all);
    expect(new Set(texts())).toEqual(new Set(all));
  });

  it('say nothing of statuses when a fault drops them', async () => {
    faults({ dropStatuses: 1 });
    await talk();
    await until(() => sandbox.network.messages(MARINA, PHONE).at(-1)?.status === 'read');
    await pass(50);
    expect(states()).toEqual([]);
    expect(texts()).toEqual(['hi']);
  });
});
