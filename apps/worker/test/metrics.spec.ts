import { randomUUID } from 'node:crypto';
import { metrics } from '@opentelemetry/api';
import { KEYS, WorkerHarness } from './worker.harness';

describe('GET /metrics', () => {
  afterEach(() => metrics.disable());

  it('shows what the process did, by routes and never by addresses', async () => {
    const worker = await new WorkerHarness().start({ METRICS_ENABLED: 'true' });
    try {
      await fetch(`${worker.url}/health`);
      await fetch(`${worker.url}/canary-in-an-address`);
      const response = await fetch(`${worker.url}/metrics`);
      const text = await response.text();
      expect(response.headers.get('content-type')).toContain('text/plain');
      expect(text).toMatch(/^http_server_request_duration_count\{[^}]*http_route="\/health"[^}]*\} 1$/m);
      expect(text).toMatch(/^http_server_request_duration_count\{[^}]*http_response_status_code="404"/m);
      expect(text).toContain('process_memory_usage');
      expect(text).not.toContain('canary');
    } finally {
      await worker.stop();
    }
  });

  it('shows what waits in the store, as the sweep last read it', async () => {
    const worker = await new WorkerHarness().start({ METRICS_ENABLED: 'true' });
    try {
      await worker.store.record(worker.inbound('Hi'), 'whatsapp', randomUUID());
      const read = async () => (await fetch(`${worker.url}/metrics`)).text();
      expect(await read()).not.toMatch(/^backlog_messages/m);
      await worker.post('/internal/sweep', {}, { 'x-operator-key': KEYS.OPERATOR_KEY });
      expect(await read()).toMatch(/^backlog_messages\{[^}]*\} 1$/m);
      expect(await read()).toMatch(/^backlog_oldest_message_age\{[^}]*\} 0\.\d+$/m);
    } finally {
      await worker.stop();
    }
  });

  it('shows from the start whether it can work and that nothing was parked', async () => {
    const worker = await new WorkerHarness().start({ METRICS_ENABLED: 'true' });
    try {
      const text = await (await fetch(`${worker.url}/metrics`)).text();
      expect(text).toMatch(/^service_ready\{[^}]*\} [01]$/m);
      const parked = text.match(/^pubsub_consumer_settled_total\{[^}]*pubsub_outcome="parked"[^}]*\} 0$/gm);
      expect(parked).toHaveLength(2);
    } finally {
      await worker.stop();
    }
  });

  it('is closed unless it was asked for', async () => {
    const worker = await new WorkerHarness().start();
    try {
      expect((await fetch(`${worker.url}/metrics`)).status).toBe(404);
    } finally {
      await worker.stop();
    }
  });
});
