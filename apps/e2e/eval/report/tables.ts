import { passAlways, passOnce, type RunReport, type SuiteReport } from '../run/eval-report';

/** Whose figures these are: nobody may take the rules of a demo model for an agent. */
export function labelOf({ model }: RunReport): string {
  return model.kind === 'demo'
    ? `**Pipeline** figures: the sandbox's rule-based demo model (${model.name}) answered. They say nothing about the quality of an agent.`
    : `**Agent** figures: ${model.name} answered.`;
}

/** One row per suite. */
export function toSummaryTable({ suites, k }: RunReport): string {
  return toTable(
    ['suite', 'cases', 'tries each', 'pass^1', `pass^${k}`],
    suites.map((suite) => [
      suite.name,
      String(suite.cases.length),
      String(k),
      toPercent(passOnce(suite.cases)),
      toPercent(passAlways(suite.cases)),
    ]),
  );
}

/** Figures beside passing, where a suite has any. */
export function toFiguresTable({ suites }: RunReport): string {
  const rows = suites.flatMap(({ name, figures }) =>
    Object.entries(figures).map(([figure, value]) => [
      name,
      figure,
      Number.isInteger(value) && value > 1 ? String(value) : toPercent(value),
    ]),
  );
  return toTable(['suite', 'figure', 'value'], rows);
}

/** What turns took, per suite. */
export function toTurnsTable({ suites, model }: RunReport): string {
  return toTable(
    [
      'suite',
      'turns',
      'model calls per turn',
      'at most two calls',
      'most calls',
      'tokens in / out',
      'cost per turn',
      'p50 / p95',
    ],
    suites.flatMap((suite) => toTurnsRow(suite, model.kind)),
  );
}

function toTurnsRow({ name, turns }: SuiteReport, kind: RunReport['model']['kind']): string[][] {
  if (!turns) return [];
  return [
    [
      name,
      String(turns.turns),
      turns.modelCallsPerTurn.toFixed(2),
      toPercent(turns.withinTwoCalls),
      String(turns.mostModelCalls),
      `${Math.round(turns.inputTokensPerTurn)} / ${Math.round(turns.outputTokensPerTurn)}`,
      kind === 'demo' || turns.costPerTurn === undefined ? 'none' : `$${turns.costPerTurn.toFixed(5)}`,
      `${Math.round(turns.p50Ms)} / ${Math.round(turns.p95Ms)} ms`,
    ],
  ];
}

export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, head.map(() => '---'), ...rows];
  return cells
    .map((row) => `| ${row.map((cell) => cell.replace(/\|/g, '\\|').replace(/\n/g, ' ')).join(' | ')} |`)
    .join('\n');
}

export function toPercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
