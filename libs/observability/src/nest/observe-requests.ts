import { context, trace } from '@opentelemetry/api';
import { createCorrelation, describeCorrelation, runWithCorrelation } from '../correlation/correlation';
import { TracedHistogram } from '../telemetry/traced-histogram';
import { endRequestSpan, startRequestSpan } from './request-span';

/** What is needed of a Fastify instance; this library does not depend on Fastify. */
export interface RequestHooks {
  addHook(
    name: 'preHandler',
    hook: (request: ObservedRequest, reply: unknown, done: () => void) => void,
  ): unknown;
  addHook(
    name: 'onResponse',
    hook: (request: ObservedRequest, reply: ObservedReply, done: () => void) => void,
  ): unknown;
}

/** What is needed of a request. */
export interface ObservedRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The route's template, e.g. `/webhook/:secret`; absent when no route matched. */
  readonly routeOptions?: { readonly url?: string };
}

interface ObservedReply {
  readonly statusCode: number;
  readonly elapsedTime: number;
}

/** Boundaries of the HTTP conventions, with the acknowledgement's 50 ms and a turn's 10 s among them. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

/**
 * Gives every request a correlation, a span where traces are recorded, and measures it. Labels are the route's template, never an address: an address may
 * hold a secret.
 */
export function observeRequests(fastify: RequestHooks): void {
  const duration = new TracedHistogram({
    meter: 'http',
    name: 'http.server.request.duration',
    description: 'Time until a request was answered',
    boundaries: BUCKETS,
  });
  fastify.addHook('preHandler', (request, _reply, done) => {
    const span = startRequestSpan(request);
    if (span === undefined) {
      const { traceparent } = request.headers;
      runWithCorrelation(createCorrelation(typeof traceparent === 'string' ? traceparent : undefined), done);
      return;
    }
    const { traceId, spanId, traceFlags } = span.spanContext();
    context.with(trace.setSpan(context.active(), span), () =>
      runWithCorrelation(describeCorrelation(traceId, spanId, traceFlags), done),
    );
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const labels = {
      'http.request.method': request.method,
      'http.route': request.routeOptions?.url ?? 'none',
      'http.response.status_code': reply.statusCode,
    };
    duration.record(reply.elapsedTime / 1000, labels, endRequestSpan(request, reply.statusCode));
    done();
  });
}
