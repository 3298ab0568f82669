import { randomBytes } from 'node:crypto';
import {
  context as contextApi,
  createNoopMeter,
  metrics,
  trace,
  TraceFlags,
  type Attributes,
  type BatchObservableCallback,
  type Context,
  type Meter,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { RecordedSpan } from './recorded-span';

/** One measurement of an instrument. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly attributes: Attributes;
}

/** An OpenTelemetry SDK that keeps everything, registered globally until {@link stop}. */
export class TelemetryRecorder {
  readonly spans: RecordedSpan[] = [];
  readonly measurements: Measurement[] = [];
  readonly scopes = new Set<string>();
  private readonly callbacks = new Set<BatchObservableCallback>();

  start(): void {
    contextApi.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider({ getTracer: (name) => (this.scopes.add(name), this.tracer()) });
    metrics.setGlobalMeterProvider({ getMeter: (name) => (this.scopes.add(name), this.meter()) });
  }

  stop(): void {
    trace.disable();
    metrics.disable();
    contextApi.disable();
  }

  /** Sum of an instrument's values whose attributes include `attributes`. */
  sum(name: string, attributes: Attributes = {}): number {
    return this.find(name, attributes).reduce((sum, { value }) => sum + value, 0);
  }

  find(name: string, attributes: Attributes = {}): Measurement[] {
    const wanted = Object.entries(attributes);
    return this.measurements.filter(
      (one) => one.name === name && wanted.every(([key, value]) => one.attributes[key] === value),
    );
  }

  /** What the observable instruments say now. */
  async collect(): Promise<Measurement[]> {
    const observed: Measurement[] = [];
    for (const callback of this.callbacks) {
      await callback({
        observe: (instrument, value, attributes = {}) =>
          observed.push({ name: (instrument as unknown as { name: string }).name, value, attributes }),
      });
    }
    return observed;
  }

  private tracer(): Tracer {
    const startSpan = (name: string, options: SpanOptions = {}, parent: Context = contextApi.active()) => {
      const parentContext = trace.getSpanContext(parent);
      const traceId = parentContext?.traceId ?? randomBytes(16).toString('hex');
      const context = { traceId, spanId: randomBytes(8).toString('hex'), traceFlags: TraceFlags.SAMPLED };
      const span = new RecordedSpan(name, options.kind, parentContext?.spanId, context);
      this.spans.push(span.setAttributes(options.attributes ?? {}));
      return span;
    };
    const startActiveSpan = (name: string, options: SpanOptions, run: (span: RecordedSpan) => unknown) => {
      const span = startSpan(name, options);
      return contextApi.with(trace.setSpan(contextApi.active(), span), () => run(span));
    };
    return { startSpan, startActiveSpan: startActiveSpan as Tracer['startActiveSpan'] };
  }

  private meter(): Meter {
    const instrument = (name: string) => {
      const record = (value: number, attributes: Attributes = {}) =>
        void this.measurements.push({ name, value, attributes });
      return { name, add: record, record, addCallback: () => undefined, removeCallback: () => undefined };
    };
    return {
      ...createNoopMeter(),
      createCounter: instrument,
      createUpDownCounter: instrument,
      createHistogram: instrument,
      createObservableGauge: instrument,
      addBatchObservableCallback: (callback) => void this.callbacks.add(callback),
      removeBatchObservableCallback: (callback) => void this.callbacks.delete(callback),
    };
  }
}
