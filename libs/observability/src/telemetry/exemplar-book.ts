import type { Attributes, SpanContext } from '@opentelemetry/api';

/** One recorded trace that stands for the readings of a bucket. */
export interface Exemplar {
  readonly traceId: string;
  readonly spanId: string;
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The newest recorded trace of every bucket. OpenTelemetry's SDK for JavaScript keeps no exemplars (version 2.12), so
 * the histograms that lead to a trace keep their own. As many as there are buckets, never more.
 */
export class ExemplarBook {
  private readonly series = new Map<string, Map<number, Exemplar>>();

  /** @param boundaries of the histogram, ascending */
  note(
    name: string,
    boundaries: readonly number[],
    value: number,
    labels: Attributes,
    span: SpanContext,
  ): void {
    const key = toSeriesKey(toPrometheusName(name), Object.entries(labels));
    const buckets = this.series.get(key) ?? new Map<number, Exemplar>();
    const bucket = boundaries.find((boundary) => value <= boundary) ?? Infinity;
    const { traceId, spanId } = span;
    this.series.set(key, buckets.set(bucket, { traceId, spanId, value, at: Date.now() }));
  }

  /** @param name as Prometheus spells it, without `_bucket`; @param le upper boundary, `Infinity` for the last */
  find(name: string, labels: readonly (readonly [string, unknown])[], le: number): Exemplar | undefined {
    return this.series.get(toSeriesKey(name, labels))?.get(le);
  }
}

/** Of the process, like the instruments themselves. */
export const exemplarBook = new ExemplarBook();

function toSeriesKey(name: string, labels: readonly (readonly [string, unknown])[]): string {
  const sorted = labels.map(([label, value]) => `${toPrometheusName(label)}=${String(value)}`).sort();
  return [name, ...sorted].join('\n');
}

function toPrometheusName(name: string): string {
  return name.replace(/\W/g, '_');
}
