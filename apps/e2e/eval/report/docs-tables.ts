import { readFileSync, writeFileSync } from 'node:fs';
import type { RunReport } from '../run/eval-report';
import { labelOf, toFiguresTable, toSummaryTable, toTurnsTable } from './tables';

const BEGIN = '<!-- eval:begin -->';
const END = '<!-- eval:end -->';

/**
 * Writes the tables of a run between the markers of a page.
 * @throws Error when the page has no markers
 */
export function writeDocsTables(report: RunReport, file: string): void {
  const page = readFileSync(file, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} lacks ${BEGIN} or ${END}.`);
  const tables = [
    labelOf(report),
    `Run of ${report.startedAt.slice(0, 16)}Z in ${report.seconds} s, k = ${report.k}, faults: ${report.faults.join(', ') || 'none'}.`,
    toSummaryTable(report),
    toFiguresTable(report),
    toTurnsTable(report),
  ].join('\n\n');
  writeFileSync(file, `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`);
}
