import { setTimeout as wait } from 'node:timers/promises';
import { BUSINESSES, System } from '../src/system';
import { WhatsappCustomer } from '../src/whatsapp-customer';
import { signedWebhook, textWebhook } from './signed-webhook';

const RENT_MARINA = 'apartments to rent in Dubai Marina';

describe('Acceptance of the platform', () => {
  let system: System;
  let next = 971_580_000_000;
  const newPhone = () => `${(next += 1)}`;
  const customer = (phone = newPhone(), business?: string) =>
    new WhatsappCustomer(system.sandbox, phone, { business });
  const waitFor = async (condition: () => Promise<boolean>, what: string) => {
    for (let look = 0; look < 150; look += 1) {
      if (await condition()) return;
      await wait(100);
    }
    throw new Error(`${what} did not happen within 15 s`);
  };

  beforeAll(async () => {
    system = await System.start();
    await system.query('update public.tenants set quiet_ms = 300');
  });
  afterAll(() => system.stop());
  afterEach(() => system.sandbox.setFaults({}));

  it('T161 both services say that they are well', async () => {
    for (const url of [system.ingestionUrl, system.workerUrl]) {
      const response = await fetch(`${url}/health`);
      expect(response.status).toBe(200);
      expect(JSON.stringify(await response.json())).toMatch(/ok|up|healthy/i);
    }
  });

  it.each([[''], ['   ']])('T163 an empty webhook %j is refused with 400', async (body) => {
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(system.ingestionUrl, { method: 'POST', headers, body })).status).toBe(400);
  });

  it('T166 a message delivered again is answered once', async () => {
    const phone = newPhone();
    await customer(phone).send('Hi');
    const webhook = signedWebhook(textWebhook(phone, 'hello again'));
    for (let time = 0; time < 3; time += 1)
      expect((await fetch(system.ingestionUrl, webhook)).status).toBe(200);
    await system.sandbox.waitForAnswers(phone, 2);
    await system.sandbox.settle(phone, 1500);
    expect(await system.sandbox.turns(phone)).toHaveLength(2);
  });

  it('T167 two who write in the same second are both answered', async () => {
    const answers = await Promise.all([customer().send('Hi'), customer().send(RENT_MARINA)]);
    for (const { messages } of answers) expect(messages.length).toBeGreaterThan(0);
  });

  it('T168 a message that arrives after a newer one of somebody else is answered', async () => {
    const [early, late] = [newPhone(), newPhone()];
    for (const phone of [early, late]) await customer(phone).send('Hi');
    const older = textWebhook(early, 'i want to rent', { secondsAgo: 90 });
    const newer = textWebhook(late, 'i want to buy');
    for (const body of [newer, older])
      expect((await fetch(system.ingestionUrl, signedWebhook(body))).status).toBe(200);
    for (const phone of [early, late]) expect(await system.sandbox.waitForAnswers(phone, 2)).toHaveLength(2);
  });

  it('T169 three quick messages are one wish, in their order', async () => {
    const { turns, tools } = await customer().send({
      burst: ['2 bedroom', 'apartment to rent', 'in Dubai Marina'],
    });
    expect(turns).toBe(1);
    expect(tools.at(-1)?.result['slots']).toMatchObject({
      transaction: 'rent',
      bedrooms: { min: 2, max: 2 },
    });
  });

  it('T172 sent, delivered and read each leave their time', async () => {
    const phone = newPhone();
    await customer(phone).send('Hi');
    await waitFor(async () => {
      const rows = await findStatuses(phone);
      return rows.length > 0 && rows.every((row) => row.sent_at && row.delivered_at && row.read_at);
    }, 'all three times');
  });

  it('T175 statuses of several messages are each kept', async () => {
    const phone = newPhone();
    const { messages } = await customer(phone).send('apartments to rent anywhere in Dubai');
    await waitFor(
      async () => (await findStatuses(phone)).length >= messages.length,
      'statuses of all messages',
    );
  });

  it('T176 a failed send keeps code and title', async () => {
    await system.sandbox.setFaults({ aisensy: { failStatusCode: 131026 } });
    const phone = newPhone();
    await customer(phone).send('Hi');
    await waitFor(
      async () => (await findStatuses(phone)).some(({ error_code }) => error_code === 131026),
      'the failure',
    );
    const [failed] = (await findStatuses(phone)).filter(({ error_code }) => error_code === 131026);
    expect(failed?.error_title).toBeTruthy();
  });

  it.each([
    ['T178', { rate422: 0.5 }],
    ['T179', { rate429: 0.5 }],
    ['T179', { rate500: 0.5 }],
  ])(
    '%s %j of the provider: sent in the end, and once',
    async (_id, aisensy) => {
      await system.sandbox.setFaults({ aisensy });
      const phone = newPhone();
      const sending = new WhatsappCustomer(system.sandbox, phone, { timeoutMs: 150_000 }).send('Hi');
      // After four refusals in a row the next attempt is a minute away; the provider is well again by then.
      await Promise.race([sending, wait(30_000, undefined, { ref: false })]);
      await system.sandbox.setFaults({});
      const { messages } = await sending;
      expect(messages).toHaveLength(1);
      expect(await system.sandbox.answers(phone)).toHaveLength(1);
    },
    180_000,
  );

  it('T180 one customer of two businesses has two conversations', async () => {
    const phone = newPhone();
    await customer(phone, BUSINESSES.marina).send(RENT_MARINA);
    await customer(phone, BUSINESSES.palm).send('villas to buy in Palm Jumeirah');
    const rows = await system.query<{ state: string }>(
      `select v.state::text as state from conversations v join contacts c on c.id = v.contact_id where c.wa_id = $1`,
      [phone],
    );
    expect(rows).toHaveLength(2);
    expect(rows.filter(({ state }) => /marina/i.test(state) && /palm jumeirah"/i.test(state))).toEqual([]);
  });

  it.each([
    ['a picture', { type: 'image', image: { id: 'media-1', mime_type: 'image/jpeg' } }],
    ['a voice note', { type: 'audio', audio: { id: 'media-2', mime_type: 'audio/ogg', voice: true } }],
    ['a pin', { type: 'location', location: { latitude: 25.0805, longitude: 55.1403 } }],
    ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'Sam' }, phones: [] }] }],
  ])('T181 %s gets a helpful answer', async (_what, raw) => {
    const { messages } = await customer().send({ raw });
    expect(messages.map(({ text = '' }) => text).join(' ').length).toBeGreaterThan(15);
  });

  it('T187 markdown of the model becomes marks of WhatsApp', async () => {
    const text = '# Hello\n\nThis is **important**, and this is __too__.';
    await system.sandbox.call('PUT', '/openai/script', [{ text }]);
    const { messages } = await customer().send('Hi');
    const said = messages.map(({ text: words = '' }) => words).join('\n');
    expect(said).toContain('*important*');
    expect(said).not.toMatch(/\*\*|^# |\]\(/m);
  });

  it('T188 a very long answer is split at paragraphs, in order', async () => {
    const text = Array.from(
      { length: 60 },
      (_, index) =>
        `Part ${'abcdefghij'[index % 10]}: tell me whether you would like to rent or buy a home, which type of property it should be, in which area, and what your budget is.`,
    ).join('\n\n');
    await system.sandbox.call('PUT', '/openai/script', [{ text }]);
    const { messages } = await customer().send('Hi');
    for (const { text: words = '' } of messages) expect(words).toMatch(/^Part /);
    expect(messages.length).toBeGreaterThan(1);
    for (const { text: words = '' } of messages) expect(words.length).toBeLessThanOrEqual(4096);
  });

  it('T189 /chat answers', async () => {
    const response = await fetch(`${system.workerUrl}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'Hello', userId: 'test' }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'success', message: 'Hello', user_id: 'test' });
  });

  it('T083 with the database away for a moment, the customer is answered all the same', async () => {
    const phone = newPhone();
    await customer(phone).send('Hi');
    await system.sandbox.setFaults({ supabase: { refuse: true } });
    await system.sandbox.write(phone, { text: RENT_MARINA });
    await wait(1000);
    await system.sandbox.setFaults({});
    await system.sandbox.waitForAnswers(phone, 2, { timeoutMs: 60_000 });
  });

  function findStatuses(phone: string) {
    return system.query<{
      sent_at: Date | null;
      delivered_at: Date | null;
      read_at: Date | null;
      error_code: number | null;
      error_title: string | null;
    }>(
      `select s.* from statuses s join outbox o on o.wamid = s.wamid and o.tenant_id = s.tenant_id
       join conversations v on v.id = o.conversation_id join contacts c on c.id = v.contact_id where c.wa_id = $1`,
      [phone],
    );
  }
});
