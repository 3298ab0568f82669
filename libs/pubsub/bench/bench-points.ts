import type { BenchPoint } from './run-rounds';

const CONCURRENCIES = [1, 10, 100, 1000] as const;

/** Messages for one to two seconds of work, as measured with the raw client. */
const AMOUNTS: Record<'none' | 'waits' | 'publish', Record<(typeof CONCURRENCIES)[number], number>> = {
  none: { 1: 100, 10: 900, 100: 8_000, 1000: 30_000 },
  waits: { 1: 45, 10: 400, 100: 4_000, 1000: 20_000 },
  publish: { 1: 500, 10: 4_000, 100: 30_000, 1000: 40_000 },
};

/**
 * Before that, what a process does until V8 has compiled what handles a message: where CPU decides, that is seconds of
 * work, and longer the more code there is. A service runs for days.
 */
const WARM_UPS: Record<(typeof CONCURRENCIES)[number], number> = {
  1: 50,
  10: 400,
  100: 10_000,
  1000: 40_000,
};

/** Consume and acknowledge, with a handler that returns at once and with one that waits 20 ms. */
export const CONSUME_POINTS: readonly BenchPoint[] = [0, 20].flatMap((handlerMs) =>
  CONCURRENCIES.map((concurrency) => ({
    kind: 'consume' as const,
    concurrency,
    handlerMs,
    messages: AMOUNTS[handlerMs === 0 ? 'none' : 'waits'][concurrency],
    warmUp: WARM_UPS[concurrency],
  })),
);

/** Publish and wait for the confirmation. */
export const PUBLISH_POINTS: readonly BenchPoint[] = CONCURRENCIES.map((concurrency) => ({
  kind: 'publish' as const,
  concurrency,
  handlerMs: 0,
  messages: AMOUNTS.publish[concurrency],
  warmUp: WARM_UPS[concurrency],
}));
