import {
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type Span,
  type SpanContext,
} from '@opentelemetry/api';
import { markFailed } from '../tracing/run-in-span';
import type { ObservedRequest } from './observe-requests';

/** Asked all the time by machines; and a push has the span of the message it carries. */
const UNTRACED = /^\/(health|metrics|pubsub\/push)/;

const spans = new WeakMap<ObservedRequest, Span>();

/**
 * Begins the server span of a request whose body has been read, in the trace the caller names if it does. Undefined
 * where nobody traces. Its name is the route's template, never an address.
 */
export function startRequestSpan(request: ObservedRequest): Span | undefined {
  const route = request.routeOptions?.url ?? 'none';
  if (UNTRACED.test(route)) return undefined;
  const attributes = { 'http.request.method': request.method, 'http.route': route };
  const parent = propagation.extract(ROOT_CONTEXT, request.headers);
  const span = trace
    .getTracer('http')
    .startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
  if (!isSpanContextValid(span.spanContext())) return undefined;
  spans.set(request, span);
  return span;
}

/** Ends the span of a request that was answered, if it has one. */
export function endRequestSpan(request: ObservedRequest, statusCode: number): SpanContext | undefined {
  const span = spans.get(request);
  if (!span) return undefined;
  span.setAttribute('http.response.status_code', statusCode);
  if (statusCode >= 500) markFailed(span, String(statusCode));
  span.end();
  return span.spanContext();
}
