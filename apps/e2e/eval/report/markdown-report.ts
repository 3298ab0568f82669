import type { RunReport, SuiteReport } from '../run/eval-report';
import { labelOf, toFiguresTable, toSummaryTable, toTurnsTable } from './tables';

/** The whole run as Markdown, every failure with its trace. */
export function toMarkdown(report: RunReport): string {
  return [
    '# Evaluation of the agent',
    labelOf(report),
    `Run of ${report.startedAt}, ${report.seconds} s, faults on the way: ${report.faults.join(', ') || 'none'}.`,
    toSummaryTable(report),
    toFiguresTable(report),
    toTurnsTable(report),
    ...report.suites.flatMap(describeFailures),
  ].join('\n\n');
}

function describeFailures({ name, cases }: SuiteReport): string[] {
  const failed = cases.flatMap(({ id, what, attempts }) =>
    attempts.flatMap((attempt, round) => (attempt.passed ? [] : [{ id, what, attempt, round }])),
  );
  if (failed.length === 0) return [`## ${name}: no failure`];
  return [
    `## ${name}: ${failed.length} failures`,
    ...failed.map(({ id, what, attempt, round }) =>
      [
        `### ${id} (try ${round + 1})`,
        what,
        '```',
        attempt.failure ?? '',
        ...attempt.trace.flatMap(({ said, answered, tools, modelCalls }) => [
          `> ${said}`,
          ...tools.map((tool) => `* ${tool.name} ${JSON.stringify(tool.arguments)}`),
          `< ${answered.slice(0, 600)} (${modelCalls} model calls)`,
        ]),
        '```',
      ].join('\n'),
    ),
  ];
}
