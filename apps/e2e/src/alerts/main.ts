import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../app-folder';
import { runAlerts } from './run-alerts';
import { shortenRules } from './shorten-rules';

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** `npx nx run deployment:alerts-fire`: makes every alert fire on the metrics of the running system. */
async function main(): Promise<void> {
  const begun = Date.now();
  const file = join(WORKSPACE, 'deployment', 'monitoring', 'prometheus', 'rules.yml');
  const elapsed = () => `${((Date.now() - begun) / 1000).toFixed(0).padStart(4)} s`;
  const results = await runAlerts(shortenRules(readFileSync(file, 'utf8')), (line) =>
    print(`${elapsed()}  ${line}`),
  );
  print('\n| alert            | fired after | caused by');
  for (const { alert, seconds, what, problem } of results) {
    const after = seconds === undefined ? 'never' : `${seconds.toFixed(1)} s`;
    print(`| ${alert.padEnd(16)} | ${after.padEnd(11)} | ${what}${problem ? ` (FAILED: ${problem})` : ''}`);
  }
  const failed = results.filter(({ problem }) => problem !== undefined);
  print(`\n${results.length - failed.length} alerts fired as they should, ${failed.length} problems.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

void main();
