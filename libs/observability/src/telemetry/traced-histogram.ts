import {
  metrics,
  trace,
  TraceFlags,
  type Attributes,
  type Histogram,
  type SpanContext,
} from '@opentelemetry/api';
import { exemplarBook } from './exemplar-book';

/** What a histogram of durations is called, and where its buckets end. */
export interface HistogramDescription {
  readonly meter: string;
  readonly name: string;
  readonly description: string;
  /** Ascending, in seconds. */
  readonly boundaries: readonly number[];
}

/** A histogram of seconds whose buckets lead to a recorded trace each, for whoever scrapes OpenMetrics. */
export class TracedHistogram {
  private readonly histogram: Histogram;

  constructor(private readonly described: HistogramDescription) {
    const { meter, name, description, boundaries } = described;
    const advice = { explicitBucketBoundaries: [...boundaries] };
    this.histogram = metrics.getMeter(meter).createHistogram(name, { description, unit: 's', advice });
  }

  /** @param span the one that was measured, when it is no longer active */
  record(seconds: number, labels: Attributes = {}, span?: SpanContext): void {
    this.histogram.record(seconds, labels);
    const measured = span ?? trace.getActiveSpan()?.spanContext();
    if (measured === undefined || (measured.traceFlags & TraceFlags.SAMPLED) === 0) return;
    const { name, boundaries } = this.described;
    exemplarBook.note(name, boundaries, seconds, labels, measured);
  }
}
