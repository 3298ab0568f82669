import { metrics } from '@opentelemetry/api';
import { IngestionHarness } from './ingestion.harness';
import {
  aisensySigned,
  aisensyWebhook,
  CUSTOMER,
  metaSigned,
  metaStatus,
  metaText,
  metaWebhook,
} from './webhook-samples';

describe('Metrics of webhooks', () => {
  let ingestion: IngestionHarness;
  beforeAll(async () => (ingestion = await IngestionHarness.start({ env: { METRICS_ENABLED: 'true' } })));
  afterAll(async () => {
    await ingestion.stop();
    metrics.disable();
  });
  const post = async (body: string, headers: Record<string, string> = {}) =>
    (await ingestion.post('/', body, headers)).status;

  it('count webhooks by surface and outcome, events by kind and what was left out, and nothing of a customer', async () => {
    const meta = metaWebhook([metaText('wamid.A'), metaText('wamid.B'), {}], [metaStatus('wamid.C')]);
    const statuses = [
      await post(meta, metaSigned(meta)),
      await post(aisensyWebhook('m1'), aisensySigned(aisensyWebhook('m1'))),
      await post('{"test":"message"}'),
      await post('hello'),
      await post(meta),
    ];
    ingestion.broker.refuses = () => true;
    statuses.push(await post(meta, metaSigned(meta)));
    expect(statuses).toEqual([200, 200, 200, 400, 401, 503]);

    const text = await (await fetch(`${ingestion.url}/metrics`)).text();
    const readings = text.split('\n').filter((line) => line.startsWith('webhook'));
    const found = readings.map((line) => line.replace(/(,?otel_scope_name="webhook")/, ''));
    expect(found.sort()).toEqual([
      'webhook_events_skipped_total{reason="missing_id"} 1',
      'webhook_events_total{kind="message"} 3',
      'webhook_events_total{kind="status"} 1',
      'webhooks_total{surface="aisensy",outcome="accepted"} 1',
      'webhooks_total{surface="meta",outcome="accepted"} 1',
      'webhooks_total{surface="meta",outcome="publish_failed"} 1',
      'webhooks_total{surface="meta",outcome="refused"} 1',
      'webhooks_total{surface="none",outcome="ignored"} 1',
      'webhooks_total{surface="none",outcome="malformed"} 1',
    ]);
    for (const marker of [CUSTOMER, 'canary', 'Canary', 'wamid']) expect(text).not.toContain(marker);
  });
});
