import { SANDBOX_BUSINESSES } from '../businesses';
import { codeOf, MARINA, PALM, PHONE, StandInHarness } from '../test/stand-in.harness';
import { until } from '../test/webhook-receiver';

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

describe('POST messages of the stand-in', () => {
  let sandbox: StandInHarness;
  beforeEach(async () => {
    sandbox = await StandInHarness.start();
  });
  afterEach(() => sandbox.stop());

  const messages = (business = MARINA) => sandbox.network.messages(business, PHONE);
  const sent = () => messages().filter(({ direction }) => direction === 'out');

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
