import { SpanStatusCode, trace, type Span, type SpanOptions, type Tracer } from '@opentelemetry/api';
import { findErrorType } from '../redaction/describe-error';
import { toSpanAttributes } from './span-attributes';

/** Name of the tracer of the application's own spans. */
const OWN_SCOPE = 'whatsapp-agent';

/** How a span is described. */
export interface SpanDescription extends Pick<SpanOptions, 'kind' | 'links'> {
  /** Fields of the log's allow-list; they become `app.…` attributes. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Whose conventions the span keeps; the application's own when unset. */
  readonly tracer?: Tracer;
}

/**
 * Runs work in an active span that ends with it. An error marks the span by its code or name; nothing else of it is
 * kept, because messages may quote data. Where nobody traces this costs next to nothing.
 */
export function runInSpan<Result>(
  name: string,
  { kind, links, fields, tracer = trace.getTracer(OWN_SCOPE) }: SpanDescription,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  return tracer.startActiveSpan(name, { kind, links }, async (span) => {
    if (fields && span.isRecording()) span.setAttributes(toSpanAttributes(fields));
    try {
      return await work(span);
    } catch (error) {
      markFailed(span, findErrorType(error));
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Marks a span as failed. @param errorType a code or a class name, never a message */
export function markFailed(span: Span, errorType: string): void {
  span.setAttribute('error.type', errorType).setStatus({ code: SpanStatusCode.ERROR });
}
