import { parseArgs } from 'node:util';
import { LONG, SHORT } from './run/chaos-options';
import { writeChaosReport } from './run/chaos-report';
import { runChaos } from './run/run-chaos';

/** `--long`, `--seed N` (one alone), `--conversations N` per seed, `--at-once N`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      long: { type: 'boolean', default: false },
      seed: { type: 'string' },
      conversations: { type: 'string' },
      'at-once': { type: 'string' },
    },
  });
  const form = values.long ? LONG : SHORT;
  const results = await runChaos({
    seeds: values.seed === undefined ? form.seeds : [Number(values.seed)],
    conversationsPerSeed: Number(values.conversations ?? form.conversationsPerSeed),
    atOnce: Number(values['at-once'] ?? form.atOnce),
    report: say,
  });
  say(`\n${writeChaosReport(results)}`);
  for (const { seed, findings } of results) {
    for (const { kind, conversation, detail } of findings)
      say(`seed ${seed}: ${kind} ${conversation}: ${detail}`);
  }
  process.exitCode = results.some(({ findings }) => findings.length > 0) ? 1 : 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
