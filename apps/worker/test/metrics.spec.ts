import { metrics } from '@opentelemetry/api';
import { WorkerHarness } from './worker.harness';

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

  it('is closed unless it was asked for', async () => {
    const worker = await new WorkerHarness().start();
    try {
      expect((await fetch(`${worker.url}/metrics`)).status).toBe(404);
    } finally {
      await worker.stop();
    }
  });
});
