import { createServer } from 'node:net';
import { IngestionHarness } from './ingestion.harness';
import { CUSTOMER, metaSigned, metaText, metaWebhook } from './webhook-samples';

describe('an unavailable broker', () => {
  let ingestion: IngestionHarness;
  afterEach(() => ingestion.stop());

  async function expectUnavailable(response: Response): Promise<void> {
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toEqual({
      error: { code: 'INGESTION.PUBLISH_FAILED', message: 'The webhook could not be stored. Send it again.' },
    });
    const failed = ingestion.lines().filter(({ severity }) => severity === 'ERROR');
    expect(failed).toMatchObject([{ code: 'INGESTION.PUBLISH_FAILED', statusCode: 503 }]);
    expect(ingestion.log()).not.toContain(CUSTOMER);
    expect(ingestion.log()).not.toContain('canary');
  }

  it('is answered with 503 in time when nothing listens there, and readiness says so', async () => {
    ingestion = await IngestionHarness.start({
      realClient: true,
      env: { PUBSUB_EMULATOR_HOST: `127.0.0.1:${await findClosedPort()}`, PUBLISH_TIMEOUT_MS: '400' },
    });
    const body = metaWebhook([metaText('wamid.A'), metaText('wamid.B')]);
    const startedAt = performance.now();
    await expectUnavailable(await ingestion.post('/', body, metaSigned(body)));
    expect(performance.now() - startedAt).toBeLessThan(2_900);

    const ready = await fetch(`${ingestion.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      status: 'unavailable',
      reason: expect.stringContaining('broker'),
    });
    expect((await fetch(`${ingestion.url}/health`)).status).toBe(200);
  });

  it('is answered with 503 when only one event of many is refused', async () => {
    ingestion = await IngestionHarness.start();
    ingestion.broker.refuses = ({ data }) => data['wamid'] === 'wamid.B';
    const body = metaWebhook([metaText('wamid.A'), metaText('wamid.B'), metaText('wamid.C')]);
    await expectUnavailable(await ingestion.post('/', body, metaSigned(body)));
    ingestion.broker.refuses = () => false;
    expect((await ingestion.post('/', body, metaSigned(body))).status).toBe(200);
  });

  it('makes readiness fail while it lasts and no longer', async () => {
    ingestion = await IngestionHarness.start();
    const statuses: number[] = [];
    for (const reachable of [true, false, false, true]) {
      ingestion.broker.reachable = reachable;
      statuses.push((await fetch(`${ingestion.url}/health/ready`)).status);
    }
    expect(statuses).toEqual([200, 503, 503, 200]);
    const changes = ingestion.lines().map(({ code }) => code);
    expect(changes.filter((code) => code !== undefined)).toEqual(['INGESTION.NOT_READY', 'INGESTION.READY']);
  });
});

async function findClosedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 1;
}
