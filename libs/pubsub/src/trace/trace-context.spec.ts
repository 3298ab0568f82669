import { context, createTraceState, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { injectTraceContext, runInTraceContext } from './trace-context';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';
const valid = `00-${traceId}-${spanId}-01`;

describe('Trace context', () => {
  beforeAll(() => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
  afterAll(() => context.disable());

  const spanIn = (attributes: Record<string, string>) =>
    runInTraceContext(attributes, () => trace.getSpanContext(context.active()));

  it('writes the active span, with its state, and nothing without one', () => {
    const span = { traceId, spanId, traceFlags: 1, traceState: createTraceState('vendor=1') };
    expect(injectTraceContext(trace.setSpanContext(ROOT_CONTEXT, span))).toEqual({
      traceparent: valid,
      tracestate: 'vendor=1',
    });
    expect(injectTraceContext(ROOT_CONTEXT)).toEqual({});
  });

  it('makes the span of the publisher the active one, also after an await', async () => {
    const seen = await runInTraceContext({ traceparent: valid, tracestate: 'vendor=1' }, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return trace.getSpanContext(context.active());
    });
    expect(seen).toMatchObject({ traceId, spanId, traceFlags: 1, isRemote: true });
    expect(seen?.traceState?.get('vendor')).toBe('1');
    expect(trace.getSpanContext(context.active())).toBeUndefined();
  });

  it("prefers what Google's client wrote", () => {
    const other = `00-${'c'.repeat(32)}-${spanId}-00`;
    expect(spanIn({ googclient_traceparent: valid, traceparent: other })?.traceId).toBe(traceId);
  });

  it.each([
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `ff-${traceId}-${spanId}-01`,
    `${valid}-extra`,
    valid.toUpperCase(),
  ])('ignores %j', (traceparent) => {
    expect(spanIn({ traceparent })).toBeUndefined();
  });
});
