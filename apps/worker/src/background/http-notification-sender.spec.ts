import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpNotificationSender } from './http-notification-sender';

describe(HttpNotificationSender.name, () => {
  let server: Server;
  let url: string;
  let status = 200;
  let received: { request: IncomingMessage; body: string } | undefined;
  const sender = new HttpNotificationSender({
    now: () => new Date('2026-11-01T10:00:00Z'),
    sleep: async () => undefined,
  });
  const notification = (change: object = {}) => ({
    id: 'n-1',
    tenantId: 't-1',
    kind: 'area_expert' as const,
    url,
    secret: 'secret',
    payload: { area: 'Dubai Marina' },
    attempt: 1,
    ...change,
  });

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received = { request, body: Buffer.concat(chunks).toString() };
        response.writeHead(status, { location: `${url}/elsewhere` }).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('posts the payload with a signature over time and body', async () => {
    status = 204;
    await sender.send(notification());
    const { request, body } = received!;
    expect(JSON.parse(body)).toEqual({ area: 'Dubai Marina' });
    expect(request.headers['x-notification-id']).toBe('n-1');
    const digest = createHmac('sha256', 'secret').update(`1793527200.${body}`).digest('hex');
    expect(request.headers['x-signature']).toBe(`t=1793527200,v1=${digest}`);
  });

  it.each([
    [404, 'NOTIFY.FAILED', 'retry'],
    [503, 'NOTIFY.FAILED', 'retry'],
    [302, 'NOTIFY.FAILED', 'retry'],
    [401, 'NOTIFY.REFUSED', 'park'],
  ])('takes %i for %s', async (answer, code, disposition) => {
    status = answer;
    await expect(sender.send(notification())).rejects.toMatchObject({ code, disposition });
  });

  it('tries again when nobody is there, and not when nothing is configured', async () => {
    await expect(sender.send(notification({ url: 'http://127.0.0.1:9/' }))).rejects.toMatchObject({
      code: 'NOTIFY.UNREACHABLE',
      disposition: 'retry',
    });
    await expect(sender.send(notification({ secret: undefined }))).rejects.toMatchObject({
      code: 'NOTIFY.NOT_CONFIGURED',
      disposition: 'park',
    });
  });
});
