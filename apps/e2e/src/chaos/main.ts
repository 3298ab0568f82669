import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LONG, SHORT } from './run/chaos-options';
import { writeChaosReport } from './run/chaos-report';
import { runChaos } from './run/run-chaos';
import type { SeedResult } from './run/seed-result';

/** `--long`, `--seed N,M`, `--conversations N` per seed, `--at-once N`, `--results FILE` for the figures as JSON. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      long: { type: 'boolean', default: false },
      seed: { type: 'string' },
      conversations: { type: 'string' },
      'at-once': { type: 'string' },
      results: { type: 'string' },
    },
  });
  const form = values.long ? LONG : SHORT;
  const results = await runChaos({
    seeds: values.seed === undefined ? form.seeds : values.seed.split(',').map(Number),
    conversationsPerSeed: Number(values.conversations ?? form.conversationsPerSeed),
    atOnce: Number(values['at-once'] ?? form.atOnce),
    report: say,
    // A run that is ended early keeps what its seeds have shown.
    onSeed: (soFar) => {
      if (values.results !== undefined) writeFileSync(values.results, JSON.stringify(soFar));
    },
  });
  say(`\n${describe(results)}`);
  process.exitCode = results.some(({ findings }) => findings.length > 0) ? 1 : 0;
}

function describe(results: readonly SeedResult[]): string {
  const lines = results.flatMap(({ seed, findings }) =>
    findings.map(({ kind, conversation, detail }) => `seed ${seed}: ${kind} ${conversation}: ${detail}`),
  );
  return [writeChaosReport(results), ...lines].join('\n');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
