import {
  createNoopMeter,
  metrics,
  ValueType,
  type BatchObservableResult,
  type Meter,
} from '@opentelemetry/api';
import type { StreamState } from '../server/subscription-stream';
import type { DeliveryResult } from './conclusion';
import {
  DURATION_BUCKETS,
  INSTRUMENTATION_SCOPE,
  MESSAGING_SYSTEM,
  OWN_NAMES,
  SEMCONV,
} from './semantic-conventions';

/** A subscription and the state of its stream. */
export interface StreamReading {
  readonly name: string;
  readonly state: StreamState;
}

const STATES: readonly StreamState[] = ['connecting', 'connected', 'reconnecting', 'closed'];

/**
 * Metrics of what is consumed. Labels are the subscription (configured ones by name, others as `other`), the
 * result and the stream state: their number is known when the process starts. Nothing of a message is a label.
 */
export class DeliveryMetrics {
  private readonly meter: Meter = metrics.getMeter(INSTRUMENTATION_SCOPE);
  /** Nobody collects: what is recorded would be thrown away, after it was put together. */
  private readonly idle = this.meter === createNoopMeter();
  private readonly received = this.counter(SEMCONV.metrics.consumed, 'Deliveries taken in hand');
  private readonly settled = this.counter(OWN_NAMES.settled, 'Deliveries settled, by what became of them');
  private readonly unconfirmed = this.counter(OWN_NAMES.unconfirmed, 'Settlements that were not confirmed');
  private readonly inFlight = this.meter.createUpDownCounter(OWN_NAMES.inFlight, {
    description: 'Deliveries in hand now',
    unit: '{message}',
  });
  private readonly duration = this.meter.createHistogram(SEMCONV.metrics.processDuration, {
    description: 'Time from the first handler called to the settlement decided',
    unit: 's',
    advice: { explicitBucketBoundaries: DURATION_BUCKETS },
  });
  private readonly streamState = this.meter.createObservableGauge(OWN_NAMES.streamState, {
    description: '1 for the state a stream is in, 0 for the others',
    valueType: ValueType.INT,
  });
  private readonly known: ReadonlySet<string>;
  private readonly observe: (result: BatchObservableResult) => void;

  /** @param subscriptions short names of the configured subscriptions */
  constructor(subscriptions: readonly string[], readStreams: () => readonly StreamReading[]) {
    this.known = new Set(subscriptions);
    // A counter that appears with the first parked message has not risen, as far as an alert can tell.
    for (const name of subscriptions) this.count(name, 'parked', 0);
    this.observe = (result) => {
      for (const { name, state } of readStreams()) {
        for (const one of STATES) {
          const attributes = { ...this.labels(name), [OWN_NAMES.state]: one };
          result.observe(this.streamState, one === state ? 1 : 0, attributes);
        }
      }
    };
    this.meter.addBatchObservableCallback(this.observe, [this.streamState]);
  }

  /** Milliseconds on the clock that durations are taken from; 0 while nobody collects. */
  now(): number {
    return this.idle ? 0 : performance.now();
  }

  onReceived(subscription: string): void {
    if (this.idle) return;
    const labels = this.labels(subscription);
    this.received.add(1, { ...labels, [SEMCONV.operationName]: 'receive' });
    this.inFlight.add(1, labels);
  }

  onReleased(subscription: string): void {
    if (this.idle) return;
    this.inFlight.add(-1, this.labels(subscription));
  }

  onSettled(subscription: string, result: DeliveryResult): void {
    if (!this.idle) this.count(subscription, result, 1);
  }

  onProcessed(subscription: string, result: DeliveryResult, seconds: number): void {
    if (this.idle) return;
    const labels = { [SEMCONV.operationName]: 'process', [OWN_NAMES.outcome]: result };
    this.duration.record(seconds, { ...this.labels(subscription), ...labels });
    this.onSettled(subscription, result);
  }

  onUnconfirmed(subscription: string): void {
    this.unconfirmed.add(1, this.labels(subscription));
  }

  /** Stops observing: a closed server must not be kept alive by its gauge. */
  close(): void {
    this.meter.removeBatchObservableCallback(this.observe, [this.streamState]);
  }

  private count(subscription: string, result: DeliveryResult, by: number): void {
    this.settled.add(by, { ...this.labels(subscription), [OWN_NAMES.outcome]: result });
  }

  private counter(name: string, description: string) {
    return this.meter.createCounter(name, { description, unit: '{message}' });
  }

  private labels(subscription: string): Record<string, string> {
    const name = this.known.has(subscription) ? subscription : 'other';
    return { [SEMCONV.system]: MESSAGING_SYSTEM, [SEMCONV.subscription]: name };
  }
}
