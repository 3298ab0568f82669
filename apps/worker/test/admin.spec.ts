import { randomUUID } from 'node:crypto';
import type { Alert, ConversationReport } from '@whatsapp-agent/contracts';
import { KEYS, WorkerHarness } from './worker.harness';

const TENANT_ID = '11111111-1111-4111-8111-111111111111';

describe('The operator’s doors', () => {
  let worker: WorkerHarness;
  let conversationId: string;
  let customers = 0;
  const key = { 'x-operator-key': KEYS.OPERATOR_KEY };
  const call = async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${worker.url}/admin${path}`, {
      method,
      headers: body === undefined ? key : { ...key, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  };
  const receive = async (text: string) => {
    const contact = { waId: `97150000${1000 + customers}` };
    const message = worker.inbound(text, { contact });
    ({ conversationId } = await worker.store.record(message, 'whatsapp', randomUUID()));
  };
  beforeAll(async () => {
    worker = await new WorkerHarness().start({ SWAGGER_ENABLED: 'true' });
  });
  beforeEach(() => {
    customers += 1;
  });
  afterAll(() => worker.stop());

  const failTurn = async () => {
    await receive('secret-words-42');
    const begun = await worker.store.begin({ conversationId, owner: 'w', leaseMs: 30_000 }, randomUUID());
    if (begun.outcome !== 'turn') throw new Error(begun.outcome);
    const { turnId, fence, epoch, pending } = begun.turn;
    const draft = { payload: { type: 'text' }, purpose: 'fallback' as const, historyText: 'Sorry' };
    const limits = { maxAttempts: 1, backoffMs: 1, tellAfterMs: 1, deferMs: 1, giveUpAfterMs: 1 };
    await worker.store.fail(
      {
        ...limits,
        conversationId,
        turnId,
        fence,
        epoch,
        owner: 'w',
        inboxIds: pending.map(({ id }) => id),
        code: 'TURN.UNEXPECTED',
        deferrable: false,
        delayed: draft,
        fallback: draft,
      },
      randomUUID(),
    );
  };

  it('shows what needs attention until somebody has seen to it', async () => {
    await failTurn();
    const open = await call<{ alerts: Alert[] }>('GET', `/alerts?tenantId=${TENANT_ID}&limit=1`);
    expect(open.body.alerts).toMatchObject([
      { conversationId, kind: 'turn_failed', code: 'TURN.UNEXPECTED' },
    ]);
    const { id } = open.body.alerts[0]!;
    expect((await call('POST', `/alerts/${id}/acknowledge`, { by: 'sara' })).status).toBe(200);
    const left = await call<{ alerts: Alert[] }>('GET', '/alerts');
    expect(left.body.alerts.map((alert) => alert.id)).not.toContain(id);
    const all = await call<{ alerts: Alert[] }>('GET', '/alerts?includeResolved=true');
    expect(all.body.alerts).toContainEqual(expect.objectContaining({ id, resolvedBy: 'sara' }));
  });

  it('describes a conversation without a word of it', async () => {
    await failTurn();
    const { status, body } = await call<ConversationReport>('GET', `/conversations/${conversationId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: conversationId, mode: 'agent', inbox: { failed: 1 } });
    expect(JSON.stringify(body)).not.toMatch(/secret-words|97150000/);
  });

  it('begins failed messages again and wakes the conversation', async () => {
    await failTurn();
    const answer = await call('POST', `/conversations/${conversationId}/requeue`, { by: 'sara' });
    expect(answer).toEqual({ status: 200, body: { messages: 1, sends: 0 } });
    expect(worker.woken).toContain(conversationId);
    const bad = await call('POST', `/conversations/${conversationId}/requeue`, { outboxIds: ['one'] });
    expect(bad.status).toBe(400);
  });

  it('gives a whole business to people, for a while, and back', async () => {
    await receive('hello');
    const until = new Date(Date.now() + 60_000).toISOString();
    expect((await call('POST', `/tenants/${TENANT_ID}/mode`, { mode: 'human', until })).body).toEqual({
      mode: 'human',
      until,
    });
    const during = await call<ConversationReport>('GET', `/conversations/${conversationId}`);
    expect(during.body).toMatchObject({ mode: 'human', tenantMode: 'human', inbox: { suppressed: 1 } });
    expect((await call('POST', `/tenants/${TENANT_ID}/mode`, { mode: 'agent' })).status).toBe(200);
    const after = await call<ConversationReport>('GET', `/conversations/${conversationId}`);
    expect(after.body).toMatchObject({ mode: 'agent', tenantMode: 'agent' });
    expect((await call('POST', `/tenants/${TENANT_ID}/mode`, { mode: 'robot' })).status).toBe(400);
    expect((await call('POST', `/tenants/${randomUUID()}/mode`, { mode: 'human' })).status).toBe(422);
  });

  it('keeps the template for answers that come too late', async () => {
    const template = { name: 'we_have_an_answer', language: 'en', text: 'Reply to read it.' };
    expect((await call('PUT', `/tenants/${TENANT_ID}/reengagement`, template)).status).toBe(200);
    expect(worker.store.rows.tenants[0]!.reengagement).toEqual({
      payload: {
        type: 'template',
        template: { name: template.name, language: { policy: 'deterministic', code: 'en' } },
      },
      historyText: template.text,
    });
    expect(
      (await call('PUT', `/tenants/${TENANT_ID}/reengagement`, { ...template, name: 'No!' })).status,
    ).toBe(400);
    expect((await call('DELETE', `/tenants/${TENANT_ID}/reengagement`)).status).toBe(200);
    expect(worker.store.rows.tenants[0]!.reengagement).toBeUndefined();
  });

  it('opens none of them without the key, and documents all of them', async () => {
    const doors = [
      ['GET', '/alerts'],
      ['POST', `/alerts/${randomUUID()}/acknowledge`],
      ['GET', `/conversations/${randomUUID()}`],
      ['POST', `/conversations/${randomUUID()}/requeue`],
      ['POST', `/tenants/${TENANT_ID}/mode`],
      ['PUT', `/tenants/${TENANT_ID}/reengagement`],
      ['DELETE', `/tenants/${TENANT_ID}/reengagement`],
    ] as const;
    for (const [method, path] of doors) {
      expect((await fetch(`${worker.url}/admin${path}`, { method })).status).toBe(401);
    }
    const document = (await (await fetch(`${worker.url}/docs-json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/admin/alerts',
        '/admin/alerts/{id}/acknowledge',
        '/admin/conversations/{id}',
        '/admin/conversations/{id}/requeue',
        '/admin/tenants/{id}/mode',
        '/admin/tenants/{id}/reengagement',
      ]),
    );
  });
});
