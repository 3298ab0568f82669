import { createNoopMeter, metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { PubSubPublishError } from '../client/pubsub-publish.error';
import {
  DURATION_BUCKETS,
  INSTRUMENTATION_SCOPE,
  MESSAGING_SYSTEM,
  OWN_NAMES,
  SEMCONV,
} from './semantic-conventions';
import { isTracingRegistered } from './tracing-registered';

/** What is published: name of the topic, pattern, and size of the body in bytes. */
export interface PublishedWork {
  readonly topic: string;
  readonly pattern: string;
  readonly bytes: number;
}

/** An active span `send <topic>` round every publish, and how long the broker took to confirm. */
export class PublishTelemetry {
  private readonly meter = metrics.getMeter(INSTRUMENTATION_SCOPE);
  private readonly unmetered = this.meter === createNoopMeter();
  private readonly sent = this.meter.createCounter(SEMCONV.metrics.sent, {
    description: 'Messages published, confirmed or not',
    unit: '{message}',
  });
  private readonly duration = this.meter.createHistogram(SEMCONV.metrics.operationDuration, {
    description: 'Time until the broker confirmed, or the publish failed',
    unit: 's',
    advice: { explicitBucketBoundaries: DURATION_BUCKETS },
  });

  private traced = false;

  /** Nobody collects spans or metrics: {@link run} would only cost. A tracer that is registered later is noticed. */
  isIdle(): boolean {
    if (!this.unmetered) return false;
    this.traced ||= isTracingRegistered();
    return !this.traced;
  }

  /** Resolves and rejects as `publish`, which resolves with the message id. */
  async run(work: PublishedWork, publish: () => Promise<string>): Promise<string> {
    const labels = {
      [SEMCONV.system]: MESSAGING_SYSTEM,
      [SEMCONV.operationName]: 'send',
      [SEMCONV.operationType]: 'send',
      [SEMCONV.destination]: work.topic,
    };
    const attributes = { ...labels, [SEMCONV.bodySize]: work.bytes, [OWN_NAMES.pattern]: work.pattern };
    const tracer = trace.getTracer(INSTRUMENTATION_SCOPE);
    const startedAt = performance.now();
    const record = (failure: Record<string, string> = {}) => {
      this.sent.add(1, { ...labels, ...failure });
      this.duration.record((performance.now() - startedAt) / 1000, { ...labels, ...failure });
    };
    return tracer.startActiveSpan(
      `send ${work.topic}`,
      { kind: SpanKind.PRODUCER, attributes },
      async (span) => {
        try {
          const id = await publish();
          span.setAttribute(SEMCONV.messageId, id);
          record();
          return id;
        } catch (error) {
          const type = error instanceof PubSubPublishError ? error.failure : 'OTHER';
          span.setAttribute(SEMCONV.errorType, type).setStatus({ code: SpanStatusCode.ERROR });
          record({ [SEMCONV.errorType]: type });
          throw error;
        } finally {
          span.end();
        }
      },
    );
  }
}
