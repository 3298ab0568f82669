import type { SeedResult } from './seed-result';

/** One run of the harness. */
export interface ChaosOptions {
  seeds: number[];
  conversationsPerSeed: number;
  /** Conversations that go on at the same time; the next begins when one ends. */
  atOnce: number;
  report(line: string): void;
  /** After every seed, with the results so far. */
  onSeed?(results: readonly SeedResult[]): void;
}

/** What is played. */
export type ChaosForm = Pick<ChaosOptions, 'seeds' | 'conversationsPerSeed' | 'atOnce'>;

/** Well over 200 conversations and every fault; for CI. */
export const SHORT: ChaosForm = { seeds: [1], conversationsPerSeed: 220, atOnce: 24 };

/** More than 10,000 messages and many kills at every step. */
export const LONG: ChaosForm = {
  seeds: [1, 2, 3, 4, 5, 6, 7, 8],
  conversationsPerSeed: 320,
  atOnce: 24,
};
