import { writeFileSync } from 'node:fs';
import { findFreePorts } from '../free-ports';
import { CallLedger } from '../chaos/network/call-ledger';
import type { Exchange } from '../chaos/network/exchange';
import { ChaosSystem } from '../chaos/run/chaos-system';
import { toCharts } from './bench-charts';
import { toTables } from './bench-tables';
import { findPostgres } from './cpu-clock';
import { LOAD_LEVELS } from './load-level';
import { type LevelResult, runLevel } from './run-level';
import { TurnTimeline } from './turn-timeline';

const MESSAGES_PER_LEVEL = 100_000;
const NOTES = [
  'One worker. Open loop: each conversation gets a message every second, however late the answers are. Quiet window 0, a model that answers at once; what its calls took is subtracted.',
  'Overhead: from the broker taking the message to the worker beginning to send the reply. The database’s share are the calls of record, begin and commit as the worker’s proxy saw them; the rest is ours, the broker stand-in and the proxy.',
  'The sandbox is broker, Supabase stand-in, AiSensy and model in one process; the load generator also is the proxy.',
  'Six processes share the machine’s cores, with whatever else runs. Where that asks for more CPU than there is, an open loop queues, and the times say how long the queue got.',
];

/** Measures the worker; with one more argument only levels of that many conversations. */
async function main(): Promise<void> {
  const [only] = process.argv.slice(2);
  const levels = LOAD_LEVELS.filter(
    ({ conversations }) => only === undefined || conversations === Number(only),
  );
  const [ingestionPort = 0] = await findFreePorts(1);
  let ledger = new CallLedger();
  let timeline = new TurnTimeline();
  const watcher = {
    before: () => 'pass' as const,
    after: (exchange: Exchange) => {
      ledger.note(exchange);
      timeline.note(exchange);
      return 'pass' as const;
    },
  };
  const addresses = { webhookUrl: `http://127.0.0.1:${ingestionPort}/`, ingestionPort, workers: 1 };
  const system = await ChaosSystem.start(addresses, watcher, { TURN_CONCURRENCY: '100' });
  const results: LevelResult[] = [];
  try {
    for (const [index, level] of levels.entries()) {
      [ledger, timeline] = [new CallLedger(), new TurnTimeline()];
      await prepare(system);
      results.push(
        await runLevel(level, (index + 1) * MESSAGES_PER_LEVEL, {
          system,
          ledger,
          timeline,
          pids: pidsOf(system),
        }),
      );
    }
  } finally {
    await system.stop();
  }
  const result = {
    title: 'Worker: a turn',
    command: 'npx nx bench worker',
    tables: toTables(results),
    charts: toCharts(results),
    notes: NOTES,
  };
  writeFileSync(process.env['BENCH_RESULT'] ?? '/dev/stdout', JSON.stringify(result));
}

async function prepare(system: ChaosSystem): Promise<void> {
  await system.sandbox.call('POST', '/api/reset');
  await system.query('update tenants set quiet_ms = 0, quiet_cap_ms = 0');
  await system.sandbox.call('PUT', '/openai/echo', {});
}

function pidsOf(system: ChaosSystem): Record<string, number> {
  const [sandbox = 0, ingestion = 0] = system.processes.map(({ pid = 0 }) => pid);
  return {
    worker: system.workers[0]?.pid ?? 0,
    sandbox,
    postgres: findPostgres(system.dataDir),
    ingestion,
    'load and proxy': process.pid,
  };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
