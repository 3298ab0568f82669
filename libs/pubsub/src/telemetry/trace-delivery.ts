import { SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { ReceivedMessage } from '../server/received-message';
import { runInTraceContext } from '../trace/trace-context';
import type { Conclusion } from './conclusion';
import { INSTRUMENTATION_SCOPE, MESSAGING_SYSTEM, OWN_NAMES, SEMCONV } from './semantic-conventions';

/**
 * Runs `work` in an active span `process <subscription>`, child of the publisher's. The ordering key is left
 * out on purpose: it is often a person's. The span ends early when the delivery is aborted.
 */
export async function traceDelivery(
  message: ReceivedMessage,
  pattern: string | undefined,
  signal: AbortSignal,
  work: () => Promise<Conclusion>,
): Promise<Conclusion> {
  return runInTraceContext(message.attributes, () =>
    trace
      .getTracer(INSTRUMENTATION_SCOPE)
      .startActiveSpan(
        `process ${message.subscription}`,
        { kind: SpanKind.CONSUMER, attributes: describe(message, pattern) },
        async (span) => {
          const aborted: Conclusion = { settlement: 'nack', result: 'aborted', errorType: 'aborted' };
          const onAbort = () => finish(span, aborted);
          signal.addEventListener('abort', onAbort, { once: true });
          try {
            const conclusion = await work();
            if (!signal.aborted) finish(span, conclusion);
            return conclusion;
          } finally {
            signal.removeEventListener('abort', onAbort);
          }
        },
      ),
  );
}

function describe(message: ReceivedMessage, pattern: string | undefined) {
  return {
    [SEMCONV.system]: MESSAGING_SYSTEM,
    [SEMCONV.operationName]: 'process',
    [SEMCONV.operationType]: 'process',
    [SEMCONV.subscription]: message.subscription,
    [SEMCONV.messageId]: message.id,
    [SEMCONV.bodySize]: message.data.length,
    [SEMCONV.deliveryAttempt]: message.deliveryAttempt,
    [OWN_NAMES.pattern]: pattern,
  };
}

function finish(span: Span, { result, errorType }: Conclusion): void {
  span.setAttribute(OWN_NAMES.outcome, result);
  if (errorType !== undefined) {
    span.setAttribute(SEMCONV.errorType, errorType);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}
