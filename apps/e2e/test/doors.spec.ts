import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { System } from '../src/system';

const APP_SECRET = 'sandbox-meta-app-secret';

function webhook(wamid: string, from: string, text: string, phoneNumberId = '200000000000001'): string {
  const metadata = { display_phone_number: '971400000001', phone_number_id: phoneNumberId };
  const message = {
    from,
    id: wamid,
    timestamp: `${Math.floor(Date.now() / 1000)}`,
    type: 'text',
    text: { body: text },
  };
  const value = {
    messaging_product: 'whatsapp',
    metadata,
    contacts: [{ wa_id: from, profile: { name: 'Asha' } }],
    messages: [message],
  };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '100000000000001', changes: [{ field: 'messages', value }] }],
  });
}

describe('The doors of the system', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.stop());

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(system.ingestionUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const sign = (body: string, secret = APP_SECRET) => ({
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  });
  const published = async () => {
    const { topics } = await system.sandbox.call<{ topics: Record<string, { published: number }> }>(
      'GET',
      '/api/pubsub/stats',
    );
    return Object.values(topics).reduce((sum, topic) => sum + topic.published, 0);
  };

  it('answers the test curl with 200 and publishes nothing', async () => {
    const before = await published();
    const response = await post('{"test":"message"}');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ignored' });
    expect(await published()).toBe(before);
  });

  it('refuses unsigned and wrongly signed webhooks, and publishes nothing', async () => {
    const before = await published();
    const body = webhook(`wamid.${randomUUID()}`, '971500000201', 'Hi');
    expect((await post(body)).status).toBe(401);
    expect((await post(body, sign(body, 'another-secret'))).status).toBe(401);
    expect((await post(body, { 'x-hub-signature-256': 'sha256=zz' })).status).toBe(401);
    expect(await published()).toBe(before);
    expect(await system.sandbox.answers('971500000201')).toEqual([]);
  });

  it.each([
    ['a body that is not JSON', 'hello', 400],
    ['an empty body', '', 400],
    ['a body of 4 MB', `{"a":"${'x'.repeat(4_000_000)}"}`, 413],
  ])('refuses %s', async (_name, body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  it('answers a webhook once, however often it is delivered', async () => {
    const phone = '971500000202';
    // WhatsApp lets a business answer only whoever wrote to it, and it knows only what went through it.
    await system.sandbox.write(phone, { text: 'Hi' });
    await system.sandbox.waitForAnswers(phone, 1);
    await system.sandbox.settle(phone);
    const body = webhook(`wamid.${randomUUID()}`, phone, 'Hello there');
    const responses = await Promise.all(Array.from({ length: 5 }, () => post(body, sign(body))));
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await system.sandbox.waitForAnswers(phone, 2);
    await system.sandbox.settle(phone);
    expect((await post(body, sign(body))).status).toBe(200);
    await wait(2000);
    expect(await system.sandbox.turns(phone)).toHaveLength(2);
    expect(await system.sandbox.answers(phone)).toHaveLength(2);
  });

  it('parks the message of a number nobody registered, with the reason', async () => {
    const body = webhook(`wamid.${randomUUID()}`, '971500000204', 'Hi', '999999999999999');
    expect((await post(body, sign(body))).status).toBe(200);
    const parked = () =>
      system.sandbox.call<{ attributes: Record<string, string> }[]>(
        'GET',
        '/api/pubsub/topics/whatsapp-prop8t-message-processing-dead-letter/messages',
      );
    for (let count = 0; count < 50 && (await parked()).length === 0; count += 1) await wait(100);
    const [message, ...others] = await parked();
    expect(others).toEqual([]);
    expect(JSON.stringify(message?.attributes)).toContain('STORE.UNKNOWN_TENANT');
  });

  it('answers a text of 50,000 characters and a button nobody issued', async () => {
    const phone = '971500000203';
    await system.sandbox.write(phone, { raw: { type: 'text', text: { body: 'apartment '.repeat(5000) } } });
    await system.sandbox.waitForAnswers(phone, 1);
    const before = await system.sandbox.settle(phone);
    await system.sandbox.write(phone, { button: { id: 'nobody-issued-this', title: 'What' } });
    expect((await system.sandbox.waitForAnswers(phone, before.length + 1)).length).toBeGreaterThan(
      before.length,
    );
  });

  it('replies to the /chat curl', async () => {
    const response = await fetch(`${system.workerUrl}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'Hello', userId: 'test-user' }),
    });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as Record<string, unknown>;
    expect(answer).toMatchObject({ status: 'success', message: 'Hello', user_id: 'test-user' });
    expect(answer['response']).not.toBe('');
  });

  it('refuses a /chat without a message, and says why', async () => {
    const response = await fetch(`${system.workerUrl}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain('message');
  });

  it('serves Swagger on all three apps', async () => {
    for (const url of [system.ingestionUrl, system.workerUrl, system.sandbox.url]) {
      expect((await fetch(`${url}/docs`)).status).toBe(200);
    }
  });
});
