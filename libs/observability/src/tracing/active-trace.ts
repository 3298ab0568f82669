import { isSpanContextValid, trace, TraceFlags } from '@opentelemetry/api';
import { findCorrelation, type Correlation } from '../correlation/correlation';

/** The trace that running work belongs to. */
export type ActiveTrace = Pick<Correlation, 'correlationId' | 'spanId' | 'sampled'>;

/** The active span where traces are recorded, else the correlation; nothing outside of both. */
export function findActiveTrace(): ActiveTrace | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  if (!span || !isSpanContextValid(span)) return findCorrelation();
  return {
    correlationId: span.traceId,
    spanId: span.spanId,
    sampled: (span.traceFlags & TraceFlags.SAMPLED) !== 0,
  };
}

/**
 * Pub/Sub attributes that hand the running work's trace on. Empty while a span is active: publishing has a span of its
 * own then, and hands that on.
 */
export function traceAttributes(): Record<string, string> {
  const span = trace.getActiveSpan()?.spanContext();
  if (span && isSpanContextValid(span)) return {};
  const traceparent = findCorrelation()?.traceparent;
  return traceparent === undefined ? {} : { traceparent };
}
