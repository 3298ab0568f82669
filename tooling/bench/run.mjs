// node tooling/bench/run.mjs NAME SCRIPT [ARGS...]: runs a built benchmark and writes what it measured into docs/benchmarks.md.
// The script gets the path for its result in BENCH_RESULT. With --dry nothing is written to the page.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { drawChart } from './chart.mjs';
import { describeMachine } from './machine.mjs';
import { chartPath, parseResult, renderBody, replaceSection } from './section.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const page = join(root, 'docs', 'benchmarks.md');
const [name, script, ...rest] = process.argv.slice(2);
if (!name || !script) throw new Error('Usage: node tooling/bench/run.mjs NAME SCRIPT [ARGS...]');

const isDry = (argument) => /^--dry(=true)?$/.test(argument);
const args = rest.filter((argument) => !isDry(argument));
const machine = describeMachine();
const resultPath = join(root, 'dist', 'bench', `${name}.json`);
mkdirSync(dirname(resultPath), { recursive: true });
rmSync(resultPath, { force: true });

const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
  stdio: 'inherit',
  cwd: root,
  env: { ...process.env, BENCH_RESULT: resultPath },
});
const [code, signal] = await once(child, 'exit');
if (code !== 0)
  throw new Error(`The benchmark '${name}' ended with ${signal ?? `code ${code}`}; nothing was written.`);

const result = parseResult(readFileSync(resultPath, 'utf8'));
const body = renderBody(result, result.command ? `${machine} \`${result.command}\`` : machine);
process.stdout.write(`\n${body}\n`);
if (!rest.some(isDry)) {
  const written = replaceSection(readFileSync(page, 'utf8'), name, result.title, body);
  const options = JSON.parse(readFileSync(join(root, '.prettierrc'), 'utf8'));
  for (const chart of result.charts ?? []) {
    writeFileSync(join(root, 'docs', chartPath(chart)), await drawChart(chart));
  }
  writeFileSync(page, await format(written, { ...options, parser: 'markdown' }));
  process.stdout.write(`\nwrote the section '${name}' of docs/benchmarks.md\n`);
}
