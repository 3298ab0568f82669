import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runSoak } from './run-soak';
import { describeSoak } from './soak-report';

const HELP = `Many conversations through the whole system, with the memory of its services watched.

  npx nx soak e2e                              10,000 conversations, written into docs/benchmarks.md
  npx nx soak e2e -- --conversations 500 --dry  a short one, only printed
  --at-once N                                   messages that may wait for an answer (default 60)
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      conversations: { type: 'string', default: '10000' },
      'at-once': { type: 'string', default: '60' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return say(HELP);
  const result = await runSoak({
    conversations: readCount(values.conversations),
    atOnce: readCount(values['at-once']),
    report: say,
  });
  writeFileSync(process.env['BENCH_RESULT'] ?? '/dev/stdout', JSON.stringify(describeSoak(result)));
  const { lost, doubled } = result.verdict;
  process.exitCode = lost + doubled > 0 ? 1 : 0;
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`"${text}" is not a number of conversations.`);
  return count;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
