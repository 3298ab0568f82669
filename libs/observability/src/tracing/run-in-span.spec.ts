import { context, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { createCorrelation, runWithCorrelation } from '../correlation/correlation';
import { CapturedLines } from '../logger/captured-lines.fake';
import { createLogger } from '../logger/create-logger';
import { traceAttributes } from './active-trace';
import { runInSpan } from './run-in-span';

describe(runInSpan, () => {
  const exporter = new InMemorySpanExporter();
  beforeEach(() => {
    exporter.reset();
    new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
  });
  afterEach(() => {
    trace.disable();
    context.disable();
  });

  it('describes the span by allowed fields only, hashed as in the log', async () => {
    const fields = {
      conversationId: 'c1',
      wamid: 'wamid.HBgM',
      text: 'a wish',
      messages: 2,
      byKind: { a: 1 },
    };
    await runInSpan('turn', { fields }, async () => undefined);
    const [span] = exporter.getFinishedSpans();
    expect(span?.attributes).toEqual({
      'app.conversation_id': 'c1',
      'app.wamid': expect.stringMatching(/^[0-9a-f]{16}$/),
      'app.messages': 2,
      'app.dropped_fields': 1,
    });
  });

  it('marks a failed span by the code of the error and keeps nothing of its message', async () => {
    const error = Object.assign(new Error('971500000001 wrote: a wish'), { code: 'STORE.UNREACHABLE' });
    await expect(runInSpan('commit', {}, () => Promise.reject(error))).rejects.toBe(error);
    await expect(runInSpan('commit', {}, () => Promise.reject(new TypeError('a wish')))).rejects.toThrow();
    const spans = exporter.getFinishedSpans();
    expect(spans.map(({ attributes }) => attributes['error.type'])).toEqual([
      'STORE.UNREACHABLE',
      'TypeError',
    ]);
    expect(
      JSON.stringify(spans.map(({ attributes, events, status }) => [attributes, events, status])),
    ).not.toContain('wish');
  });

  it('gives log lines its ids, whatever correlation is around it, and leaves handing on to the publisher', async () => {
    const captured = new CapturedLines();
    const log = createLogger({
      service: 's',
      level: 'info',
      pretty: false,
      projectId: 'p',
      destination: captured,
    });
    await runWithCorrelation(createCorrelation(), () =>
      runInSpan('turn', {}, async () => {
        log.info('inside');
        expect(traceAttributes()).toEqual({});
      }),
    );
    const { traceId, spanId } = exporter.getFinishedSpans()[0]?.spanContext() ?? {};
    expect(captured.lines()[0]).toMatchObject({
      correlationId: traceId,
      'logging.googleapis.com/trace': `projects/p/traces/${traceId}`,
      'logging.googleapis.com/spanId': spanId,
      'logging.googleapis.com/trace_sampled': true,
    });
  });
});

describe('without a provider', () => {
  it('work runs all the same, and its correlation is handed on', async () => {
    const correlation = createCorrelation();
    const attributes = await runWithCorrelation(correlation, () =>
      runInSpan('turn', { fields: { turnId: 't1' } }, async () => traceAttributes()),
    );
    expect(attributes).toEqual({ traceparent: correlation.traceparent });
  });
});
