import {
  context,
  createTraceState,
  isSpanContextValid,
  propagation,
  trace,
  type Context,
  type SpanContext,
} from '@opentelemetry/api';

type Attributes = Readonly<Record<string, string>>;

/** Google's client writes the first, everybody else the second. */
const TRACEPARENT_ATTRIBUTES = ['googclient_traceparent', 'traceparent'] as const;
const TRACEPARENT = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/**
 * W3C attributes of the active span, none without one. Written here rather than by the global propagator
 * only, so that the chain does not break in a process that registers none.
 */
export function injectTraceContext(active: Context = context.active()): Record<string, string> {
  const carrier: Record<string, string> = {};
  propagation.inject(active, carrier);
  const span = trace.getSpanContext(active);
  if (!span || !isSpanContextValid(span)) return carrier;
  const flags = (span.traceFlags & 0xff).toString(16).padStart(2, '0');
  carrier['traceparent'] = `00-${span.traceId}-${span.spanId}-${flags}`;
  const state = span.traceState?.serialize();
  if (state) carrier['tracestate'] = state;
  return carrier;
}

/** Runs `work` as a child of the span the publisher wrote into `attributes`, if it did. */
export function runInTraceContext<T>(attributes: Attributes, work: () => T): T {
  const parent = findSpanContext(attributes);
  if (!parent) return work();
  const base = propagation.extract(context.active(), attributes);
  return context.with(trace.setSpanContext(base, parent), work);
}

function findSpanContext(attributes: Attributes): SpanContext | undefined {
  for (const name of TRACEPARENT_ATTRIBUTES) {
    const value = attributes[name];
    if (value === undefined) continue;
    const [, version, traceId, spanId, flags, rest] = TRACEPARENT.exec(value) ?? [];
    if (!version || !traceId || !spanId || !flags) continue;
    if (version === 'ff' || (version === '00' && rest)) continue;
    const state = attributes[name.replace('traceparent', 'tracestate')];
    const found: SpanContext = {
      traceId,
      spanId,
      traceFlags: parseInt(flags, 16),
      isRemote: true,
      ...(state ? { traceState: createTraceState(state) } : {}),
    };
    if (isSpanContextValid(found)) return found;
  }
  return undefined;
}
