import { randomUUID } from 'node:crypto';
import { KEYS, WorkerHarness } from './worker.harness';

describe('HTTP of the worker', () => {
  let worker: WorkerHarness;
  beforeAll(async () => {
    worker = await new WorkerHarness().start({ SWAGGER_ENABLED: 'true' });
  });
  afterAll(() => worker.stop());

  const chat = (body: unknown, headers: Record<string, string> = { 'x-api-key': KEYS.CHAT_API_KEY }) =>
    worker.post('/chat', body, headers);
  const operator = { 'x-operator-key': KEYS.OPERATOR_KEY };

  it('answers /chat through the same turn and sends nothing', async () => {
    worker.model.script({ text: 'Hello! Rent or buy?' });
    const response = await chat({ message: 'Hello', userId: 'test-user' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'success',
      message: 'Hello',
      response: 'Hello! Rent or buy?',
      user_id: 'test-user',
      modelCalls: 1,
      messages: [{ type: 'text' }],
    });
    expect(worker.sent).toEqual([]);
  });

  it.each([
    ['no message', {}],
    ['a blank message', { message: '   ' }],
    ['a message of 5,000 characters', { message: 'x'.repeat(5000) }],
    ['a strange user', { message: 'Hi', userId: 'a b<c>' }],
  ])('refuses /chat with %s', async (_name, body) => {
    const response = await chat(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'WORKER.BAD_REQUEST' } });
  });

  it('lets nobody without a key into /chat, /admin and /internal', async () => {
    expect((await chat({ message: 'Hi' }, {})).status).toBe(401);
    expect((await chat({ message: 'Hi' }, { 'x-api-key': 'wrong' })).status).toBe(401);
    expect((await worker.post('/internal/sweep', {})).status).toBe(401);
    expect((await worker.post(`/admin/conversations/${randomUUID()}/takeover`, {})).status).toBe(401);
    expect((await worker.get('/admin/handoffs')).status).toBe(401);
    expect(worker.model.requests.length).toBeLessThanOrEqual(1);
  });

  it('gives a conversation to a person and back', async () => {
    const { conversationId } = await worker.store.record(
      worker.inbound('Hi', { contact: { waId: '971500000055' } }),
      'whatsapp',
      randomUUID(),
    );
    const path = `/admin/conversations/${conversationId}`;
    expect((await worker.post(`${path}/takeover`, { by: 'sara' }, operator)).status).toBe(200);
    expect(worker.store.rows.conversation(conversationId).mode).toBe('human');
    expect((await worker.post(`${path}/handback`, {}, operator)).status).toBe(200);
    expect(worker.store.rows.conversation(conversationId).mode).toBe('agent');
  });

  it('says which conversation it does not know, and what an id looks like', async () => {
    expect((await worker.post(`/admin/conversations/${randomUUID()}/takeover`, {}, operator)).status).toBe(
      422,
    );
    expect((await worker.post('/admin/conversations/one/takeover', {}, operator)).status).toBe(400);
  });

  it('wakes what was left behind', async () => {
    const { conversationId } = await worker.store.record(
      worker.inbound('Hi', { contact: { waId: '971500000056' } }),
      'whatsapp',
      randomUUID(),
    );
    const response = await worker.post('/internal/sweep', {}, operator);
    expect(await response.json()).toMatchObject({ woken: 1 });
    expect(worker.woken).toEqual([conversationId]);
  });

  it('is alive, says what it is, and is not ready without a broker', async () => {
    expect(await (await fetch(`${worker.url}/health`)).json()).toMatchObject({
      status: 'healthy',
      mode: 'processing_worker',
    });
    expect(await (await fetch(worker.url)).json()).toMatchObject({
      version: '2.0.0',
      mode: 'processing_worker',
    });
    const ready = await fetch(`${worker.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      parts: { pubsub: { status: 'down' }, database: { status: 'up' } },
    });
  });

  it('documents its doors', async () => {
    const document = (await (await fetch(`${worker.url}/docs-json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/chat',
        '/internal/sweep',
        '/admin/conversations/{id}/takeover',
        '/pubsub/push',
        '/health/ready',
      ]),
    );
  });

  it('answers what is not there with an error of its own', async () => {
    const response = await fetch(`${worker.url}/nothing`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'WORKER.NOT_FOUND' } });
  });
});

describe('Doors nobody configured', () => {
  it('are closed', async () => {
    const worker = await new WorkerHarness().start({ CHAT_API_KEY: '', OPERATOR_KEY: '' });
    try {
      expect((await worker.post('/chat', { message: 'Hi' })).status).toBe(403);
      expect((await worker.post('/internal/sweep', {})).status).toBe(403);
      expect(worker.model.requests).toEqual([]);
    } finally {
      await worker.stop();
    }
  });
});
