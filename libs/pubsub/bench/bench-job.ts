/** One measurement, done by a process of its own. */
export interface BenchJob {
  readonly candidate: string;
  readonly kind: 'consume' | 'publish' | 'faulty';
  readonly host: string;
  readonly projectId: string;
  readonly topic: string;
  readonly subscription: string;
  /** Messages in hand at once, or publishes under way at once. */
  readonly concurrency: number;
  /** How long a handler waits; 0: it returns at once. */
  readonly handlerMs: number;
  /** Counted, after `warmUp` others. */
  readonly messages: number;
  readonly warmUp: number;
}

/** What a process measured about itself. */
export interface BenchMeasure {
  readonly messages: number;
  readonly seconds: number;
  /** User and system time of that process alone. */
  readonly cpuSeconds: number;
}

/** How long acknowledgements and publishes are collected; the same for every candidate that lets it be set. */
export const ACK_BATCH_MS = 10;
export const PUBLISH_BATCH = { maxMilliseconds: 1, maxMessages: 100 } as const;

/** The pattern of every message. */
export const PATTERN = 'bench';
