import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { System } from '../src/system';

const OPERATOR_KEY = 'sandbox-operator-key';

describe('When parts fail', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.stop());
  afterEach(() => system.sandbox.setFaults({}));

  it('asks the sender to come back while the broker is down, and loses nothing', async () => {
    const phone = '971500000301';
    await system.sandbox.setFaults({ pubsub: { unavailable: true } });
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '100000000000001',
          changes: [
            {
              field: 'messages',
              value: {
                metadata: { phone_number_id: '200000000000001' },
                contacts: [{ wa_id: '971500000302' }],
                messages: [
                  {
                    from: '971500000302',
                    id: `wamid.${randomUUID()}`,
                    timestamp: '1790000000',
                    type: 'text',
                    text: { body: 'x' },
                  },
                ],
              },
            },
          ],
        },
      ],
    });
    const signature = `sha256=${createHmac('sha256', 'sandbox-meta-app-secret').update(body).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    const begun = Date.now();
    expect((await fetch(system.ingestionUrl, { method: 'POST', headers, body })).status).toBe(503);
    expect(Date.now() - begun).toBeLessThan(6000);

    await system.sandbox.write(phone, { text: 'Hello' });
    await wait(1000);
    expect(await system.sandbox.answers(phone)).toEqual([]);
    await system.sandbox.setFaults({});
    await system.sandbox.waitForAnswers(phone, 1, { timeoutMs: 60_000 });
    expect(await system.sandbox.settle(phone)).toHaveLength(1);
  });

  it('answers once when the worker is killed in the middle of a turn', async () => {
    const phone = '971500000303';
    await system.sandbox.setFaults({ openai: { delayMs: 8000 } });
    await system.sandbox.write(phone, { text: 'Hello' });
    // Longer than the quiet window, shorter than the model: the turn is thinking.
    await wait(4000);
    await system.worker.kill();
    await system.sandbox.setFaults({});
    await system.worker.start();
    // The lease of the dead process has to run out before anybody may go on; the sweep then finds the turn.
    await wait(27_000);
    for (let count = 0; count < 10 && (await system.sandbox.answers(phone)).length === 0; count += 1) {
      await fetch(`${system.workerUrl}/internal/sweep`, {
        method: 'POST',
        headers: { 'x-operator-key': OPERATOR_KEY },
      });
      await wait(2000);
    }
    expect(await system.sandbox.settle(phone)).toHaveLength(1);
  });

  it('hands a turn on when the worker is stopped, and ends in time', async () => {
    const phone = '971500000304';
    await system.sandbox.setFaults({ openai: { delayMs: 8000 } });
    await system.sandbox.write(phone, { text: 'Hello' });
    await wait(4000);
    const begun = Date.now();
    expect(await system.worker.stop()).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
    await system.sandbox.setFaults({});
    await system.worker.start();
    await system.sandbox.waitForAnswers(phone, 1, { timeoutMs: 30_000 });
    expect(await system.sandbox.settle(phone)).toHaveLength(1);
  });

  it('says it is not ready while the database is away, and recovers', async () => {
    await system.sandbox.setFaults({ supabase: { refuse: true } });
    const ready = () => fetch(`${system.workerUrl}/health/ready`);
    expect((await ready()).status).toBe(503);
    expect(await (await ready()).text()).toContain('database');
    const phone = '971500000305';
    await system.sandbox.write(phone, { text: 'Hello' });
    await wait(1500);
    await system.sandbox.setFaults({});
    expect((await ready()).status).toBe(200);
    await system.sandbox.waitForAnswers(phone, 1, { timeoutMs: 60_000 });
    expect(await system.sandbox.settle(phone)).toHaveLength(1);
  });

  it('keeps quiet when a person takes over through the API', async () => {
    const phone = '971500000306';
    await system.sandbox.setFaults({ openai: { delayMs: 5000 } });
    await system.sandbox.write(phone, { text: 'Hello' });
    await wait(3000);
    const [conversation] = await system.query<{ id: string }>(
      'select v.id from conversations v join contacts c on c.id = v.contact_id where c.wa_id = $1',
      [phone],
    );
    const conversationId = conversation?.id ?? 'none';
    const response = await fetch(`${system.workerUrl}/admin/conversations/${conversationId}/takeover`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-operator-key': OPERATOR_KEY },
      body: '{"by":"sara"}',
    });
    expect(response.status).toBe(200);
    await system.sandbox.setFaults({});
    await wait(5000);
    expect(await system.sandbox.answers(phone)).toEqual([]);
  });
});
