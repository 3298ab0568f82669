/** One utterance of a conversation and what came of it, for whoever reads a failure. */
export interface TraceStep {
  said: string;
  answered: string;
  tools: readonly { name: string; arguments: unknown }[];
  modelCalls: number;
  ms: number;
}

/** One try of a case. */
export interface Attempt {
  passed: boolean;
  failure?: string;
  trace: readonly TraceStep[];
}

export interface CaseReport {
  id: string;
  what: string;
  attempts: readonly Attempt[];
}

/** What the turns of a suite cost, as the database recorded them. */
export interface TurnFigures {
  turns: number;
  /** Of turns that called the model at all. */
  modelCallsPerTurn: number;
  mostModelCalls: number;
  /** Share of the turns that took at most two calls. */
  withinTwoCalls: number;
  inputTokensPerTurn: number;
  outputTokensPerTurn: number;
  /** US dollars; absent where no price is known for the model. */
  costPerTurn?: number;
  p50Ms: number;
  p95Ms: number;
}

export interface SuiteReport {
  name: string;
  /** What is measured, in a sentence. */
  about: string;
  cases: readonly CaseReport[];
  /** Further figures by name, e.g. joint goal accuracy. Shares are from 0 to 1. */
  figures: Readonly<Record<string, number>>;
  turns?: TurnFigures;
}

export interface RunReport {
  version: 1;
  startedAt: string;
  seconds: number;
  model: { name: string; kind: 'demo' | 'real' };
  k: number;
  faults: readonly string[];
  suites: readonly SuiteReport[];
}

/** Share of tries that passed, over all cases alike. */
export function passOnce(cases: readonly CaseReport[]): number {
  return mean(cases.map(({ attempts }) => mean(attempts.map(({ passed }) => (passed ? 1 : 0)))));
}

/** Share of cases of which every try passed. */
export function passAlways(cases: readonly CaseReport[]): number {
  return mean(cases.map(({ attempts }) => (attempts.every(({ passed }) => passed) ? 1 : 0)));
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
