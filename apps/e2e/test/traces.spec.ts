import { OtlpCollector, type CollectedSpan } from '../src/otlp-collector';
import { System } from '../src/system';
import { WhatsappCustomer } from '../src/whatsapp-customer';

const PHONE = '971500000613';
const TOPIC = 'whatsapp-prop8t-message-processing';
/** What the customer is called and writes, so what the tool is called with and finds, and what the apps' secrets are. */
const MARKERS = [PHONE, 'Quetzal', 'zanzibar', 'Marina', 'marina', 'AED', 'wamid', 'sandbox-', 'sb_secret'];
const TELEMETRY = { TRACE_RATIO: '1', LOG_LEVEL: 'debug', METRICS_ENABLED: 'true' };

/** A trace as indented names, children in the order they began. */
function drawTree(spans: readonly CollectedSpan[], parent = '', depth = 0): string[] {
  return spans
    .filter(({ parentSpanId = '' }) => parentSpanId === parent)
    .sort((one, other) => Number(one.startedAt - other.startedAt))
    .flatMap(({ name, spanId }) => [`${'  '.repeat(depth)}${name}`, ...drawTree(spans, spanId, depth + 1)]);
}

describe('Telemetry of a conversation', () => {
  let collector: OtlpCollector;
  let system: System;
  let scraped = '';
  let openMetrics = '';
  let logs = '';
  /** The spans of the first message, which asks for listings, and of the turn that answered a burst. */
  let first: CollectedSpan[] = [];
  let burstTurn: CollectedSpan | undefined;
  const spanOf = (name: string) => first.find((span) => span.name === name);

  beforeAll(async () => {
    collector = await OtlpCollector.start();
    const env = { ...TELEMETRY, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    system = await System.start({ ingestion: env, worker: env });
    await system.setQuiet(1_200, 6_000);
    const customer = new WhatsappCustomer(system.sandbox, PHONE, { profileName: 'Quetzal' });
    const { tools } = await customer.send('zanzibar 2 bed apartments to rent in Dubai Marina');
    expect(tools.map(({ name }) => name)).toContain('search_properties');
    await customer.send({ burst: ['Hello zanzibar', 'Show me more', 'How much is the first one?'] });
    for (const url of [system.workerUrl, system.ingestionUrl])
      scraped += await (await fetch(`${url}/metrics`)).text();
    const headers = { accept: 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5' };
    openMetrics = await (await fetch(`${system.workerUrl}/metrics`, { headers })).text();
    // What is left is sent when they end.
    await Promise.all([system.ingestion.stop(), system.worker.stop()]);
    logs = `${system.ingestion.logs}\n${system.worker.logs}`;
    const turns = collector.spans.filter(({ name }) => name === 'turn');
    first = collector.trace(turns.find((turn) => turn.attributes['app.messages'] === 1)?.traceId ?? '');
    burstTurn = turns.find(
      ({ attributes }) => attributes['app.outcome'] === 'written' && attributes['app.messages'] === 3,
    );
  });
  afterAll(async () => {
    await system.stop();
    collector.stop();
  });

  it('is one trace from the webhook to the messages sent', () => {
    expect(drawTree(first)).toEqual([
      'POST /',
      `  send ${TOPIC}`,
      `    process ${TOPIC}-sub`,
      '      store record',
      '      store begin',
      '      turn',
      '        gather',
      '        think',
      '          invoke_agent triage',
      '            chat gpt-4.1-mini',
      '            chat gpt-4.1-mini',
      '            execute_tool search_properties',
      '        store commit',
      '        send',
      '        store settle',
      '        send',
      '        store settle',
    ]);
    expect(first.filter(({ service }) => service === 'ingestion')).toHaveLength(2);
    expect(first.filter(({ failed }) => failed)).toEqual([]);
  });

  it('names model, tokens and tools as the pinned GenAI conventions do, and no contents', () => {
    const schemaUrl = 'https://opentelemetry.io/schemas/1.39.0';
    expect(spanOf('chat gpt-4.1-mini')).toMatchObject({ scope: 'gen_ai', schemaUrl, kind: 3 });
    expect(spanOf('chat gpt-4.1-mini')?.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4.1-mini',
      'gen_ai.response.model': expect.any(String),
      'gen_ai.response.finish_reasons': ['tool_calls'],
      'gen_ai.usage.input_tokens': expect.any(Number),
      'gen_ai.usage.output_tokens': expect.any(Number),
    });
    expect(spanOf('execute_tool search_properties')?.attributes).toEqual({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'search_properties',
      'gen_ai.tool.type': 'function',
    });
    expect(spanOf('invoke_agent triage')?.attributes).toMatchObject({
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.conversation.id': spanOf('turn')?.attributes['app.conversation_id'],
      'app.agent': 'property_search',
    });
  });

  it('says of a turn and of a send what became of it', () => {
    expect(spanOf('turn')?.attributes).toMatchObject({
      'app.conversation_id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'app.tenant_id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'app.outcome': 'written',
    });
    const send = first.find(({ name, kind }) => name === 'send' && kind === 3);
    expect(send?.attributes).toMatchObject({ 'app.outcome': 'sent', 'app.channel': 'whatsapp' });
  });

  it('has a turn link to the other messages it answered', () => {
    const linked = (burstTurn?.links ?? []).map(({ traceId }) => collector.trace(traceId));
    expect(linked.map((spans) => spans.filter(({ name }) => name === 'store record').length)).toEqual([1, 1]);
    expect(linked.flat().some(({ name }) => name === 'turn')).toBe(false);
  });

  it('is found in the logs of both services by the id of the trace', () => {
    const [{ traceId = '' } = {}] = first;
    const lines = logs.split('\n').filter((line) => line.includes(traceId));
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(parsed.map(({ message }) => message)).toEqual(
      expect.arrayContaining(['a webhook was accepted', 'inbound message recorded', 'turn.pass']),
    );
    for (const line of parsed) {
      expect(line).toMatchObject({
        correlationId: traceId,
        'logging.googleapis.com/trace': `projects/whatsapp-agent-local/traces/${traceId}`,
        'logging.googleapis.com/trace_sampled': true,
      });
      expect(first.map(({ spanId }) => spanId)).toContain(line['logging.googleapis.com/spanId']);
    }
  });

  it('holds nothing of the customer, of what tools were called with, or of a secret', () => {
    expect(collector.bodies.join('')).toContain('execute_tool');
    expect(scraped).toContain('turns_total');
    expect(logs).toContain('turn.pass');
    for (const marker of MARKERS) {
      expect(collector.bodies.join('')).not.toContain(marker);
      expect(`${scraped}${openMetrics}`).not.toContain(marker);
      expect(logs).not.toContain(marker);
    }
  });

  it('leads from a bucket of the time to reply to the trace of a conversation', () => {
    const buckets = openMetrics.split('\n').filter((line) => line.startsWith('turn_time_to_reply_bucket'));
    const traceIds = buckets.flatMap((line) => /# \{trace_id="([0-9a-f]{32})"/.exec(line)?.[1] ?? []);
    expect(traceIds.length).toBeGreaterThan(0);
    for (const id of traceIds) expect(collector.trace(id).some(({ name }) => name === 'turn')).toBe(true);
    expect(openMetrics.endsWith('\n# EOF\n')).toBe(true);
  });

  it('labels metrics with few words, each of one kind', () => {
    const byLabel = new Map<string, Set<string>>();
    for (const { attributes } of collector.points.values())
      for (const [label, value] of Object.entries(attributes))
        byLabel.set(label, (byLabel.get(label) ?? new Set()).add(String(value)));
    expect(byLabel.size).toBeGreaterThan(10);
    for (const [label, values] of byLabel) {
      expect([label, values.size]).toEqual([label, Math.min(values.size, 16)]);
      for (const value of values) expect(value).toMatch(/^[\w./:*{}-]{1,60}$/);
      // No ids: neither ours nor anybody's number.
      for (const value of values) expect(value).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|\d{6,}/);
    }
  });

  it('counts what answering together saved, and how long turns waited', () => {
    const reading = (name: string) =>
      [...collector.points.values()]
        .filter((point) => point.name === name)
        .reduce((sum, { value }) => sum + value, 0);
    expect(reading('turn.messages')).toBe(4);
    expect(reading('turn.messages_joined')).toBe(2);
    expect(reading('turn.quiet_window')).toBeGreaterThanOrEqual(2);
    expect(reading('turn.slot_wait')).toBeGreaterThanOrEqual(2);
    expect(reading('gen_ai.client.operation.duration')).toBeGreaterThanOrEqual(2);
    expect(reading('webhooks')).toBeGreaterThanOrEqual(4);
  });
});
