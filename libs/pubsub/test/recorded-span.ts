import type { Attributes, AttributeValue, Span, SpanContext, SpanKind, SpanStatus } from '@opentelemetry/api';

/** A span that remembers what it was told. */
export class RecordedSpan implements Span {
  readonly attributes: Attributes = {};
  status?: SpanStatus;
  ends = 0;

  constructor(
    readonly name: string,
    readonly kind: SpanKind | undefined,
    readonly parentSpanId: string | undefined,
    private readonly context: SpanContext,
  ) {}

  spanContext(): SpanContext {
    return this.context;
  }

  setAttribute(key: string, value: AttributeValue): this {
    this.attributes[key] = value;
    return this;
  }

  setAttributes(attributes: Attributes): this {
    Object.assign(this.attributes, attributes);
    return this;
  }

  setStatus(status: SpanStatus): this {
    this.status = status;
    return this;
  }

  end(): void {
    this.ends += 1;
  }

  addEvent(): this {
    return this;
  }

  addLink(): this {
    return this;
  }

  addLinks(): this {
    return this;
  }

  updateName(): this {
    return this;
  }

  isRecording(): boolean {
    return this.ends === 0;
  }

  recordException(): void {
    throw new Error('An exception may quote the payload and must not be recorded.');
  }
}
