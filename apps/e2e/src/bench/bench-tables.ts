import { TURN_FUNCTIONS } from '../chaos/network/call-ledger';
import type { LevelResult } from './run-level';

/** A table of docs/benchmarks.md. */
export interface BenchTable {
  title: string;
  columns: string[];
  rows: (string | number)[][];
}

/** The figures of all levels. */
export function toTables(results: readonly LevelResult[]): BenchTable[] {
  return [toLatencies(results), toCalls(results), toThroughput(results), toRoundTrips(results)];
}

function toLatencies(results: readonly LevelResult[]): BenchTable {
  return {
    title: 'From publish to reply, without model time and quiet window (p50 / p99)',
    columns: ['conversations', 'offered', 'replies', 'overhead', 'of it the Supabase stand-in', 'of it ours'],
    rows: results.map((result) => [
      result.level.conversations,
      `${result.offered} turns/s`,
      result.answered,
      quantiles(result.overheadMs),
      quantiles(result.databaseMs),
      quantiles(result.ownMs),
    ]),
  };
}

/** What a turn calls over HTTP. */
const CALLS = ['record_inbound', 'begin_turn', 'model', 'commit_turn', 'send', 'settle_send'] as const;

function toCalls(results: readonly LevelResult[]): BenchTable {
  return {
    title: 'Each call as the worker’s proxy saw it (p50 / p99)',
    columns: ['conversations', 'offered', ...CALLS],
    rows: results.map(({ level, offered, callMs }) => [
      level.conversations,
      `${offered} turns/s`,
      ...CALLS.map((name) => quantiles(callMs.get(name) ?? [])),
    ]),
  };
}

function toThroughput(results: readonly LevelResult[]): BenchTable {
  const processes = Object.keys(results[0]?.cpu ?? {});
  return {
    title: 'Throughput, and what each process used of one core',
    columns: ['conversations', 'turns/s', 'turns/s per worker core', ...processes],
    rows: results.map(({ level, turns, seconds, cpu }) => [
      level.conversations,
      (turns / seconds).toFixed(1),
      (turns / Math.max(0.01, cpu['worker'] ?? 0)).toFixed(0),
      ...processes.map((name) => `${percentOfCore(cpu[name], seconds)}%`),
    ]),
  };
}

function toRoundTrips(results: readonly LevelResult[]): BenchTable {
  return {
    title: 'Database round trips per turn (goal: at most 6)',
    columns: ['conversations', ...TURN_FUNCTIONS, 'together', 'shared watch'],
    rows: results.map(({ level, roundTrips }) => {
      const counts = TURN_FUNCTIONS.map((name) => roundTrips[name] ?? 0);
      const together = counts.reduce((sum, count) => sum + count, 0);
      return [level.conversations, ...counts, together, roundTrips['watch_turns'] ?? 0].map((cell, index) =>
        index === 0 ? cell : cell.toFixed(2),
      );
    }),
  };
}

function quantiles(values: readonly number[]): string {
  return `${quantileOf(values, 0.5)} / ${quantileOf(values, 0.99)} ms`;
}

/** The value below which this share of them is, rounded; 0 without values. */
export function quantileOf(values: readonly number[], quantile: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0);
}

/** Of one core, in whole percent. */
export function percentOfCore(cpuSeconds = 0, seconds: number): number {
  return Math.round((100 * cpuSeconds) / seconds);
}
