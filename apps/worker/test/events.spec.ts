import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { WorkerHarness } from './worker.harness';

describe('Events of the topic', () => {
  let worker: WorkerHarness;
  beforeEach(async () => {
    worker = await new WorkerHarness().start();
  });
  afterEach(() => worker.stop());

  const textOf = (index: number) =>
    (worker.sent[index]?.payload['text'] as { body: string } | undefined)?.body;

  it('answers a message, sends it to the customer and acknowledges afterwards', async () => {
    worker.model.script({ text: 'Hello! Rent or buy?' });
    expect(await worker.push('whatsapp.message.v1', worker.inbound('Hi'))).toBe(204);
    expect(textOf(0)).toBe('Hello! Rent or buy?');
    expect(worker.sent).toMatchObject([{ to: { waId: '971500000001' }, reference: expect.any(String) }]);
  });

  it('logs under the trace of the webhook, from the recording to the end of the turn', async () => {
    worker.model.script({ text: 'Hello!' });
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const traceparent = `00-${traceId}-b7ad6b7169203331-00`;
    await worker.push('whatsapp.message.v1', worker.inbound('Hi'), { traceparent });
    const lines = worker.output.map((line) => JSON.parse(line) as Record<string, unknown>);
    const ofTrace = lines.filter(({ correlationId }) => correlationId === traceId);
    expect(ofTrace.map(({ message }) => message)).toEqual(['inbound message recorded', 'turn.pass']);
  });

  it('answers a message once that is delivered again', async () => {
    worker.model.script({ text: 'Hello!' });
    const message = worker.inbound('Hi');
    const statuses = await Promise.all([1, 2, 3].map(() => worker.push('whatsapp.message.v1', message)));
    expect(statuses).toEqual([204, 204, 204]);
    expect(await worker.push('whatsapp.message.v1', message)).toBe(204);
    expect(worker.sent).toHaveLength(1);
  });

  it('shows listings as cards', async () => {
    const search = {
      name: 'search_properties',
      arguments: { transaction: 'rent', types: ['apartment'], areas: ['Dubai Marina'] },
    };
    worker.model.script(
      { calls: [{ name: 'transfer_to_property_search', arguments: {} }] },
      { calls: [search] },
    );
    await worker.push('whatsapp.message.v1', worker.inbound('apartments to rent in Dubai Marina'));
    expect(JSON.stringify(worker.sent[0]?.payload)).toMatch(/AED/);
    expect(worker.model.requests).toHaveLength(2);
  });

  it('asks for a message again that could not be recorded', async () => {
    worker.store.record = () => Promise.reject(Object.assign(new Error('down'), { disposition: 'retry' }));
    expect(await worker.push('whatsapp.message.v1', worker.inbound('Hi'))).toBe(429);
    expect(worker.sent).toEqual([]);
  });

  it('works on a conversation that is woken', async () => {
    const { conversationId } = await worker.store.record(worker.inbound('Hi'), 'whatsapp', randomUUID());
    worker.model.script({ text: 'Hello!' });
    expect(await worker.push('conversation.wake.v1', { conversationId, reason: 'sweep' })).toBe(204);
    expect(textOf(0)).toBe('Hello!');
  });

  it('wakes a conversation whose message failed for a passing reason', async () => {
    worker.model.script({ text: 'Hello!' });
    await worker.push('whatsapp.message.v1', worker.inbound('Hi'));
    const status = {
      account: { phoneNumberId: 'p1' },
      wamid: 'wamid.out.1',
      state: 'failed',
      at: new Date().toISOString(),
      error: { code: 131000 },
    };
    expect(await worker.push('whatsapp.status.v1', status)).toBe(204);
    expect(worker.woken).toHaveLength(1);
    const line = worker.output.map((one) => JSON.parse(one) as Record<string, unknown>).at(-1);
    // The log-based metric of the alert on delivery failures looks for exactly this.
    expect(line).toMatchObject({ severity: 'WARNING', message: 'delivery failed', errorCode: 131000 });
  });

  it('writes nothing a customer said, no number and no key into a log', async () => {
    worker.model.script({ text: 'answer-marker-99' });
    await worker.push('whatsapp.message.v1', worker.inbound('question-marker-99'));
    worker.model.script({ status: 500 });
    await worker.push(
      'whatsapp.message.v1',
      worker.inbound('failing-marker-99', { contact: { waId: '971500000002' } }),
    );
    await wait(20);
    const log = worker.output.join('');
    expect(log).toContain('turn.failed');
    expect(log).not.toMatch(/marker-99|9715000000|canary/);
  });
});
