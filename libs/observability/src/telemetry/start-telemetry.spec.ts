import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { metrics, trace } from '@opentelemetry/api';
import { startTelemetry } from './start-telemetry';

const IDENTITY = { service: 'worker', version: '2.0.0', instanceId: 'w1', traceRatio: 1 };

describe(startTelemetry, () => {
  afterEach(() => {
    metrics.disable();
    trace.disable();
  });

  it('keeps metrics for whoever scrapes, with the process among them', async () => {
    const telemetry = await startTelemetry({ ...IDENTITY, prometheus: true });
    metrics.getMeter('test').createCounter('turns').add(3, { outcome: 'answered' });
    const text = await telemetry.readMetrics();
    await telemetry.shutdown();
    expect(text).toMatch(/^turns_total\{[^}]*outcome="answered"[^}]*\} 3$/m);
    expect(text).toMatch(/^process_memory_usage[^ ]* [1-9]\d{6,}$/m);
    expect(text).toMatch(/^process_cpu_time[^ ]*\{[^}]*cpu_mode="user"/m);
    expect(text).toContain('service_name="worker"');
  });

  it('keeps nothing unless asked to', async () => {
    const telemetry = await startTelemetry({ ...IDENTITY, prometheus: false });
    expect(await telemetry.readMetrics()).toBeUndefined();
    await telemetry.shutdown();
  });

  describe('with a collector', () => {
    const received: { path?: string; body: string }[] = [];
    let collector: Server;
    let endpoint = '';
    let status = 200;
    beforeAll(async () => {
      collector = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          received.push({ path: request.url, body: Buffer.concat(chunks).toString() });
          response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
        });
      }).listen(0, '127.0.0.1');
      await once(collector, 'listening');
      endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;
    });
    afterAll(() => {
      collector.closeAllConnections();
      collector.close();
    });

    it('sends what is left when the process ends', async () => {
      const telemetry = await startTelemetry({ ...IDENTITY, prometheus: false, otlpEndpoint: endpoint });
      metrics.getMeter('test').createCounter('sends').add(1);
      trace.getTracer('test').startSpan('turn').end();
      await telemetry.shutdown();
      expect(received.map(({ path }) => path).sort()).toEqual(['/v1/metrics', '/v1/traces']);
      expect(received.map(({ body }) => body).join()).toContain('"sends"');
      expect(received.map(({ body }) => body).join()).toContain('"turn"');
    });

    it('ends in time when the collector refuses', async () => {
      status = 400;
      const telemetry = await startTelemetry({ ...IDENTITY, prometheus: false, otlpEndpoint: endpoint });
      metrics.getMeter('test').createCounter('sends').add(1);
      trace.getTracer('test').startSpan('turn').end();
      await expect(telemetry.shutdown()).resolves.toBeUndefined();
    });
  });
});
