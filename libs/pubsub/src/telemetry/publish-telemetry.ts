import {
  createNoopMeter,
  metrics,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
} from '@opentelemetry/api';
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

  private readonly labelsByTopic = new Map<string, Attributes>();
  private traced = false;

  /** Nobody collects spans or metrics: {@link run} would only cost. */
  isIdle(): boolean {
    return this.unmetered && !this.isTraced();
  }

  /** Resolves and rejects as `publish`, which resolves with the message id. */
  run(work: PublishedWork, publish: () => Promise<string>): Promise<string> {
    const labels = this.labelsOf(work.topic);
    return this.isTraced() ? this.trace(work, labels, publish) : this.measure(labels, publish);
  }

  /** A tracer that is registered later is noticed. */
  private isTraced(): boolean {
    this.traced ||= isTracingRegistered();
    return this.traced;
  }

  private trace(work: PublishedWork, labels: Attributes, publish: () => Promise<string>): Promise<string> {
    const attributes = { ...labels, [SEMCONV.bodySize]: work.bytes, [OWN_NAMES.pattern]: work.pattern };
    return trace
      .getTracer(INSTRUMENTATION_SCOPE)
      .startActiveSpan(`send ${work.topic}`, { kind: SpanKind.PRODUCER, attributes }, async (span) => {
        try {
          const id = await this.measure(labels, publish);
          span.setAttribute(SEMCONV.messageId, id);
          return id;
        } catch (error) {
          span.setAttribute(SEMCONV.errorType, failureOf(error)).setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      });
  }

  private async measure(labels: Attributes, publish: () => Promise<string>): Promise<string> {
    const startedAt = performance.now();
    try {
      const id = await publish();
      this.record(startedAt, labels);
      return id;
    } catch (error) {
      this.record(startedAt, { ...labels, [SEMCONV.errorType]: failureOf(error) });
      throw error;
    }
  }

  private record(startedAt: number, labels: Attributes): void {
    this.sent.add(1, labels);
    this.duration.record((performance.now() - startedAt) / 1000, labels);
  }

  private labelsOf(topic: string): Attributes {
    const known = this.labelsByTopic.get(topic);
    if (known) return known;
    const labels = {
      [SEMCONV.system]: MESSAGING_SYSTEM,
      [SEMCONV.operationName]: 'send',
      [SEMCONV.operationType]: 'send',
      [SEMCONV.destination]: topic,
    };
    this.labelsByTopic.set(topic, labels);
    return labels;
  }
}

function failureOf(error: unknown): string {
  return error instanceof PubSubPublishError ? error.failure : 'OTHER';
}
