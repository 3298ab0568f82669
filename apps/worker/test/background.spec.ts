import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encodeButtonId } from '@whatsapp-agent/whatsapp';
import { KEYS, WorkerHarness } from './worker.harness';

const DAY_MS = 24 * 3_600_000;

describe('What the worker does besides answering', () => {
  let worker: WorkerHarness;
  let expert: Server;
  const heard: Record<string, unknown>[] = [];
  let answer = 200;
  const operator = { 'x-operator-key': KEYS.OPERATOR_KEY };
  const textsSent = () => worker.sent.map(({ payload }) => JSON.stringify(payload));

  beforeAll(async () => {
    worker = await new WorkerHarness().start();
    expert = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        heard.push(JSON.parse(body) as Record<string, unknown>);
        response.writeHead(answer).end();
      });
    }).listen(0, '127.0.0.1');
    await once(expert, 'listening');
    Object.assign(worker.store.rows.tenants[0]!, {
      areaExpertUrl: `http://127.0.0.1:${(expert.address() as AddressInfo).port}/`,
      areaExpertSecret: 'secret',
    });
  });
  afterAll(async () => {
    expert.close();
    await worker.stop();
  });

  it('reminds of a visit booked by button and a bare time, once', async () => {
    const press = {
      kind: 'button' as const,
      id: encodeButtonId({ action: 'visit', ref: 'P-1' }),
      title: 'Visit',
    };
    expect(await worker.push('whatsapp.message.v1', worker.inbound('', { content: press }))).toBeLessThan(
      300,
    );
    expect(await worker.push('whatsapp.message.v1', worker.inbound('in 5 days at 3pm'))).toBeLessThan(300);
    expect(textsSent().join()).toMatch(/is booked/);
    const [visit] = worker.store.rows.visits;
    Object.assign(visit!, { startsAt: Date.now() + DAY_MS, remindAt: Date.now() - 1 });
    const report = await (await worker.post('/internal/sweep', {}, operator)).json();
    expect(report).toMatchObject({ reminders: 1 });
    expect(worker.woken).toContain(visit!.conversationId);
    await worker.push('conversation.wake.v1', { conversationId: visit!.conversationId, reason: 'sweep' });
    expect(textsSent().at(-1)).toMatch(/Asha, a reminder of your visit/);
    expect(await (await worker.post('/internal/sweep', {}, operator)).json()).toMatchObject({ reminders: 0 });
  });

  it('tells the area expert in the background, whatever the expert answers', async () => {
    answer = 404;
    worker.model.script(
      { calls: [{ name: 'transfer_to_property_search', arguments: {} }] },
      {
        calls: [
          {
            name: 'search_properties',
            arguments: { transaction: 'rent', types: ['apartment'], areas: ['Marina'] },
          },
        ],
      },
    );
    const contact = { waId: '971500000002', profileName: 'Omar' };
    await worker.push('whatsapp.message.v1', worker.inbound('rent apartments in Marina', { contact }));
    expect(heard).toEqual([]);
    const sweep = async () => (await worker.post('/internal/sweep', {}, operator)).json();
    expect(await sweep()).toMatchObject({ notifications: 0 });
    expect(heard).toMatchObject([{ area: 'Marina', rent_buy: 'rent', whatsapp_business_account: 'w1' }]);
    answer = 200;
    worker.store.rows.notifications[0]!.dueAt = Date.now();
    expect(await sweep()).toMatchObject({ notifications: 1 });
    expect(await sweep()).toMatchObject({ notifications: 0 });
    expect(heard).toHaveLength(2);
  });

  it('lists what people have to take over, with a summary, also for a control word', async () => {
    const contact = { waId: '971500000003', profileName: 'Lina' };
    worker.model.script({ calls: [{ name: 'request_human', arguments: { reason: 'complaint' } }] });
    await worker.push('whatsapp.message.v1', worker.inbound('I want to complain to a manager', { contact }));
    expect(textsSent().at(-1)).toMatch(/colleague/);
    const sent = worker.sent.length;
    await worker.push('whatsapp.message.v1', worker.inbound('hello?', { contact }));
    expect(worker.sent).toHaveLength(sent);
    const word = { waId: '971500000004', profileName: 'Ravi' };
    await worker.push('whatsapp.message.v1', worker.inbound('talk to a human', { contact: word }));
    expect(textsSent().at(-1)).toMatch(/colleague/);
    const handoffs = await (await worker.get('/admin/handoffs', operator)).json();
    expect(handoffs).toMatchObject([
      { source: 'request', reason: 'complaint', summary: expect.stringContaining('Customer: Lina') },
      { source: 'keyword', summary: expect.stringMatching(/Customer: Ravi.*Wrote: talk to a human/s) },
    ]);
  });
});
