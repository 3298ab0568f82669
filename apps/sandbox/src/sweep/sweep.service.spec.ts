import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { loadSandboxConfig } from '@whatsapp-agent/config';
import { SweepService } from './sweep.service';

describe('SweepService', () => {
  let worker: Server;
  let requests: IncomingMessage[];
  let status: number;

  beforeEach(async () => {
    requests = [];
    status = 200;
    worker = createServer((request, response) => {
      requests.push(request);
      response.writeHead(status).end('{}');
    });
    await new Promise<void>((resolve) => worker.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await new Promise((resolve) => worker.close(resolve));
  });

  function createSweep(): SweepService {
    const { port } = worker.address() as AddressInfo;
    return new SweepService(
      loadSandboxConfig({
        SANDBOX_WORKER_URL: `http://127.0.0.1:${port}`,
        OPERATOR_KEY: 'key-of-the-operator',
      }),
    );
  }

  it('posts to the sweep of the worker with the operator key', async () => {
    await createSweep().sweep();

    expect(requests).toHaveLength(1);
    expect([requests[0]?.method, requests[0]?.url]).toEqual(['POST', '/internal/sweep']);
    expect(requests[0]?.headers['x-operator-key']).toBe('key-of-the-operator');
  });

  it('says once that the worker does not answer, and once that it does again', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const log = jest.spyOn(Logger.prototype, 'log').mockImplementation();
    const sweep = createSweep();

    status = 503;
    await sweep.sweep();
    await sweep.sweep();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(log).not.toHaveBeenCalled();

    status = 200;
    await sweep.sweep();
    await sweep.sweep();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(log).toHaveBeenCalledTimes(1);
  });

  it('does not throw and never prints the key when nothing listens', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const sweep = new SweepService(
      loadSandboxConfig({ SANDBOX_WORKER_URL: 'http://127.0.0.1:1', OPERATOR_KEY: 'key-of-the-operator' }),
    );

    await sweep.sweep();

    expect(JSON.stringify(warn.mock.calls)).toContain('cannot be reached');
    expect(JSON.stringify(warn.mock.calls)).not.toContain('key-of-the-operator');
  });

  it('is silent when the sandbox stops during a call', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const sweep = createSweep();

    const running = sweep.sweep();
    sweep.onModuleDestroy();
    await running;

    expect(warn).not.toHaveBeenCalled();
  });
});
