import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../../src/app-folder';
import { compareRuns } from '../report/compare-runs';
import { writeDocsTables } from '../report/docs-tables';
import { toHtml } from '../report/html-page';
import { toMarkdown } from '../report/markdown-report';
import { runAcceptance } from '../suites/acceptance.suite';
import { runFilters } from '../suites/filters.suite';
import { runHandoff } from '../suites/handoff.suite';
import { runGuardrails, runInjection } from '../suites/probe.suite';
import { runSimulator } from '../suites/simulator.suite';
import { type EvalOptions, HELP, readOptions, type SuiteName } from './eval-options';
import type { RunReport, SuiteReport } from './eval-report';
import { EvaluatedSystem } from './evaluated-system';

/** Runs what the command line asks for; resolves with the exit code. */
export async function runEvaluation(argv: readonly string[]): Promise<number> {
  try {
    const options = readOptions(argv);
    if (options.help) print(HELP);
    else if (options.compare)
      print(compareRuns(...(options.compare.map(readReport) as [RunReport, RunReport])));
    else await runAndReport(options);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function runAndReport(options: EvalOptions): Promise<void> {
  const startedAt = new Date();
  process.stderr.write('Starting the system.\n');
  const system = await EvaluatedSystem.start(options);
  try {
    const suites: SuiteReport[] = [];
    for (const name of options.suites) suites.push(...(await runSuite(name, system, options)));
    const report: RunReport = {
      version: 1,
      startedAt: startedAt.toISOString(),
      seconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
      model: system.model,
      k: options.k,
      faults: options.faults,
      suites,
    };
    writeReports(report, options);
  } finally {
    await system.stop();
  }
}

function runSuite(name: SuiteName, system: EvaluatedSystem, options: EvalOptions): Promise<SuiteReport[]> {
  switch (name) {
    case 'filters':
      return runFilters(system, options);
    case 'acceptance':
      return runAcceptanceSuites(system, options);
    case 'injection':
      return runInjection(system, options);
    case 'guardrails':
      return runGuardrails(system, options);
    case 'simulator':
      return runSimulator(system, options).then((report) => [report]);
  }
}

/** A person who takes over in mid-turn is a fault of the channel too, with conversations of its own. */
async function runAcceptanceSuites(system: EvaluatedSystem, options: EvalOptions): Promise<SuiteReport[]> {
  const acceptance = await runAcceptance(system, options);
  return options.faults.includes('handoff') ? [acceptance, await runHandoff(system, options)] : [acceptance];
}

function writeReports(report: RunReport, { out, docs }: EvalOptions): void {
  const folder = join(WORKSPACE, out);
  mkdirSync(folder, { recursive: true });
  const markdown = toMarkdown(report);
  writeFileSync(join(folder, 'report.json'), JSON.stringify(report, undefined, 2));
  writeFileSync(join(folder, 'report.md'), markdown);
  writeFileSync(join(folder, 'report.html'), toHtml(report));
  if (docs) writeDocsTables(report, join(WORKSPACE, 'docs', 'evaluation.md'));
  print(markdown);
  print(`Traces of every case: ${join(out, 'report.html')}`);
}

function readReport(file: string): RunReport {
  return JSON.parse(readFileSync(file, 'utf8')) as RunReport;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
