import { passOnce, type RunReport, type SuiteReport } from '../run/eval-report';
import { toPercent, toTable } from './tables';

/** What changed from one run to another: figures side by side, cases that broke and cases that were mended. */
export function compareRuns(before: RunReport, after: RunReport): string {
  const names = [...new Set([...before.suites, ...after.suites].map(({ name }) => name))];
  const pairs = names.map((name) => ({ name, left: find(before, name), right: find(after, name) }));
  return [
    `${before.model.name}, ${before.startedAt} -> ${after.model.name}, ${after.startedAt}`,
    before.model.kind === after.model.kind
      ? ''
      : 'The models are of different kinds: pipeline and agent figures do not compare.',
    toTable(['suite', 'figure', 'before', 'after', 'change'], pairs.flatMap(compareFigures)),
    ...pairs.flatMap(({ name, left, right }) => listChanges(name, left, right)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

interface Pair {
  name: string;
  left?: SuiteReport;
  right?: SuiteReport;
}

function find({ suites }: RunReport, name: string): SuiteReport | undefined {
  return suites.find((suite) => suite.name === name);
}

function compareFigures({ name, left, right }: Pair): string[][] {
  const figures = (suite?: SuiteReport): Record<string, number> =>
    suite ? { 'pass^1': passOnce(suite.cases), ...suite.figures } : {};
  const [before, after] = [figures(left), figures(right)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((figure) => {
    const [was, is] = [before[figure], after[figure]];
    const change = was === undefined || is === undefined ? '' : toPercent(is - was);
    const write = (value?: number) =>
      value === undefined ? '-' : value > 1 ? String(value) : toPercent(value);
    return [name, figure, write(was), write(is), (was ?? 0) > 1 || (is ?? 0) > 1 ? '' : change];
  });
}

function listChanges(name: string, left?: SuiteReport, right?: SuiteReport): string[] {
  const passed = (suite?: SuiteReport) =>
    new Map(suite?.cases.map(({ id, attempts }) => [id, attempts.every((attempt) => attempt.passed)]) ?? []);
  const [before, after] = [passed(left), passed(right)];
  const broken = [...after].filter(([id, ok]) => !ok && before.get(id) === true).map(([id]) => id);
  const mended = [...after].filter(([id, ok]) => ok && before.get(id) === false).map(([id]) => id);
  return [
    ...(broken.length > 0 ? [`${name}, broken: ${broken.join(', ')}`] : []),
    ...(mended.length > 0 ? [`${name}, mended: ${mended.join(', ')}`] : []),
  ];
}
