import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadSandboxConfig } from '@whatsapp-agent/config';
import { MetricsCollector } from './metrics-collector.service';

describe(MetricsCollector, () => {
  let worker: Server;
  let workerUrl: string;
  let answer: { status: number; body: string };

  beforeAll(async () => {
    worker = createServer((request, response) => {
      const found = request.url === '/metrics' ? answer : { status: 404, body: '' };
      response.writeHead(found.status).end(found.body);
    }).listen(0, '127.0.0.1');
    await once(worker, 'listening');
    workerUrl = `http://127.0.0.1:${(worker.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    worker.closeAllConnections();
    worker.close();
  });

  const collectOnce = async () => {
    // Nobody listens on port 1.
    const collector = new MetricsCollector(
      loadSandboxConfig({ SANDBOX_WORKER_URL: workerUrl, SANDBOX_WEBHOOK_URL: 'http://127.0.0.1:1/' }),
    );
    await collector.collect();
    return collector.history.read().series;
  };

  it('reads what a service measured, and says which one does not answer', async () => {
    answer = { status: 200, body: 'turns_total{outcome="answered"} 3\n' };
    expect(await collectOnce()).toEqual({
      'up{job="ingestion"}': [0],
      'up{job="worker"}': [1],
      'turns_total{job="worker",outcome="answered"}': [3],
    });
  });

  it('counts a service that keeps no metrics as one that does not answer', async () => {
    answer = { status: 404, body: 'turns_total 3' };
    expect(await collectOnce()).toEqual({ 'up{job="ingestion"}': [0], 'up{job="worker"}': [0] });
  });
});
