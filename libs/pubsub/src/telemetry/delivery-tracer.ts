import { SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { Delivery } from '../server/delivery';
import type { ReceivedMessage } from '../server/received-message';
import { runInTraceContext } from '../trace/trace-context';
import { ABORTED, type Conclusion } from './conclusion';
import { INSTRUMENTATION_SCOPE, MESSAGING_SYSTEM, OWN_NAMES, SEMCONV } from './semantic-conventions';
import { isTracingRegistered } from './tracing-registered';

/** A span `process <subscription>` round every delivery, active in guards, pipes and handler. */
export class DeliveryTracer {
  private readonly tracer = trace.getTracer(INSTRUMENTATION_SCOPE);
  private registered = false;

  /**
   * Runs `work` in the span, child of the publisher's. The ordering key is left out on purpose: it is often a
   * person's. The span ends early when the delivery is aborted.
   */
  run(
    message: ReceivedMessage,
    pattern: string | undefined,
    delivery: Delivery,
    work: () => Promise<Conclusion>,
  ): Promise<Conclusion> {
    this.registered ||= isTracingRegistered();
    return runInTraceContext(message.attributes, () =>
      this.registered ? this.runInSpan(message, pattern, delivery, work) : work(),
    );
  }

  private runInSpan(
    message: ReceivedMessage,
    pattern: string | undefined,
    delivery: Delivery,
    work: () => Promise<Conclusion>,
  ): Promise<Conclusion> {
    const options = { kind: SpanKind.CONSUMER, attributes: describe(message, pattern) };
    return this.tracer.startActiveSpan(`process ${message.subscription}`, options, (span) =>
      recordIn(span, delivery, work),
    );
  }
}

async function recordIn(
  span: Span,
  delivery: Delivery,
  work: () => Promise<Conclusion>,
): Promise<Conclusion> {
  delivery.onAbort(() => finish(span, ABORTED));
  const conclusion = await work();
  if (!delivery.aborted) finish(span, conclusion);
  return conclusion;
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
  try {
    span.setAttribute(OWN_NAMES.outcome, result);
    if (errorType !== undefined) {
      span.setAttribute(SEMCONV.errorType, errorType);
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  } catch {
    // What became of the message is decided; a broken exporter must not decide it otherwise.
  }
}
