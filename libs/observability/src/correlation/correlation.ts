import { AsyncLocalStorage } from 'node:async_hooks';
import { createRandomHex } from './random-hex';

/** What ties the log lines of one piece of work together, across both services. */
export interface Correlation {
  /** The trace id; never derived from a message id, which contains a phone number. */
  readonly correlationId: string;
  readonly spanId: string;
  /** Whether the trace is recorded, as far as is known. */
  readonly sampled: boolean;
  /** W3C trace context to hand on, e.g. as a Pub/Sub attribute. */
  readonly traceparent: string;
  /** Fields added to every log line, subject to the same allow-list. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

const storage = new AsyncLocalStorage<Correlation>();

/** Continues the trace of a `traceparent`, or begins one when there is none or it is malformed. */
export function createCorrelation(traceparent?: string, fields?: Correlation['fields']): Correlation {
  const [, traceId, flags = '00'] =
    /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? [];
  const correlationId = traceId ?? createRandomHex(16);
  const spanId = createRandomHex(8);
  return describeCorrelation(correlationId, spanId, parseInt(flags, 16), fields);
}

/** The correlation of a span. @param flags of W3C: 1 when the trace is recorded */
export function describeCorrelation(
  correlationId: string,
  spanId: string,
  flags: number,
  fields?: Correlation['fields'],
): Correlation {
  const traceparent = `00-${correlationId}-${spanId}-${flags.toString(16).padStart(2, '0')}`;
  return { correlationId, spanId, sampled: (flags & 1) === 1, traceparent, fields };
}

/** Runs work so that everything it logs, also later and asynchronously, carries the correlation. */
export function runWithCorrelation<Result>(correlation: Correlation, work: () => Result): Result {
  return storage.run(correlation, work);
}

/** The correlation of the work that is running, if any. */
export function findCorrelation(): Correlation | undefined {
  return storage.getStore();
}
