import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IngestionHarness, SECRETS } from './ingestion.harness';

const TOKEN = SECRETS.WEBHOOK_VERIFY_TOKEN;

describe('handshake and health', () => {
  let ingestion: IngestionHarness;
  beforeAll(async () => (ingestion = await IngestionHarness.start()));
  afterAll(() => ingestion.stop());

  const get = (path: string) => fetch(ingestion.url + path);

  it.each(['/', '/webhook', `/webhook/${SECRETS.WEBHOOK_URL_SECRET}`])(
    'echoes the challenge at %s',
    async (path) => {
      const response = await get(
        `${path}?hub.mode=subscribe&hub.verify_token=${TOKEN}&hub.challenge=1158201444`,
      );
      expect([response.status, await response.text()]).toEqual([200, '1158201444']);
      expect(response.headers.get('content-type')).toMatch('text/plain');
    },
  );

  it.each([
    'hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1',
    `hub.mode=subscribe&hub.verify_token=${TOKEN}x&hub.challenge=1`,
    'hub.mode=subscribe&hub.verify_token=&hub.challenge=1',
    'hub.mode=subscribe&hub.challenge=1',
    'hub.challenge=1',
    `hub.mode=unsubscribe&hub.verify_token=${TOKEN}&hub.challenge=1`,
    `hub.mode=subscribe&hub.verify_token=${TOKEN}&hub.verify_token=${TOKEN}&hub.challenge=1`,
  ])('answers 403 and echoes nothing to ?%s', async (query) => {
    for (const path of ['/', '/webhook']) {
      const response = await get(`${path}?${query}`);
      const text = await response.text();
      expect([response.status, JSON.parse(text)]).toMatchObject([
        403,
        { error: { code: 'INGESTION.VERIFY_TOKEN_MISMATCH' } },
      ]);
      expect(text + ingestion.log()).not.toContain(TOKEN);
    }
  });

  it.each(['', '&hub.challenge=', '&hub.challenge=%3Cscript%3E', '&hub.challenge=1&hub.challenge=2'])(
    'does not echo a challenge like "%s"',
    async (rest) => {
      const response = await get(`/webhook?hub.mode=subscribe&hub.verify_token=${TOKEN}${rest}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: 'INGESTION.CHALLENGE_MISSING' } });
    },
  );

  it('answers a plain GET of the webhook as a dashboard expects it', async () => {
    const response = await get('/webhook');
    expect([response.status, await response.text()]).toEqual([200, 'OK']);
  });

  it('describes itself under the version of the product', async () => {
    const packageJson = readFileSync(join(__dirname, '../../../package.json'), 'utf8');
    const { version } = JSON.parse(packageJson) as { version: string };
    expect(await (await get('/')).json()).toEqual({
      service: 'whatsapp-agent-ingestion',
      version,
      status: 'running',
      mode: 'ingestion_service',
      endpoints: expect.objectContaining({ 'POST /': expect.any(String) }),
    });
  });

  it('is alive and ready', async () => {
    const health = await get('/health');
    expect([health.status, await health.json()]).toEqual([
      200,
      { status: 'healthy', mode: 'ingestion_service' },
    ]);
    const ready = await get('/health/ready');
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', mode: 'ingestion_service' }]);
  });

  it.each(['/', '/webhook', '/health', '/health/ready'])('answers HEAD %s without a body', async (path) => {
    const response = await fetch(ingestion.url + path, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('lists the methods of the webhook on OPTIONS', async () => {
    const response = await fetch(`${ingestion.url}/webhook`, { method: 'OPTIONS' });
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('serves the API reference only where it is enabled', async () => {
    expect((await get('/docs')).status).toBe(404);
    expect((await get('/docs-json')).status).toBe(404);
    const open = await IngestionHarness.start({ env: { SWAGGER_ENABLED: 'true' } });
    try {
      expect((await fetch(`${open.url}/docs`)).status).toBe(200);
      const document = (await (await fetch(`${open.url}/docs-json`)).json()) as { paths: object };
      const served = open.routes().filter((route) => !/ \/(docs|metrics)/.test(route));
      const described = Object.entries(document.paths).flatMap(([path, operations]) =>
        Object.keys(operations as object).map((method) => `${method} ${path}`),
      );
      expect(described.sort()).toEqual(served.sort());
    } finally {
      await open.stop();
    }
  });
});
