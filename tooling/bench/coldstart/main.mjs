// How fast the packaged folders start and how much memory they rest in. Run by: npx nx bench coldstart
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Child, findFreePort, localValues } from '../system/child.mjs';
import { median, round } from '../system/figures.mjs';

const ROUNDS = 7;
const IDLE_MS = 5_000;
const GOALS = { ingestion: { readyMs: 1000, residentMb: 150 }, worker: { readyMs: 2000, residentMb: 300 } };

const at = (port) => `http://127.0.0.1:${port}`;
const dataDir = mkdtempSync(join(tmpdir(), 'coldstart-'));
const [page, pubsub, supabase, postgres] = await Promise.all([1, 2, 3, 4].map(findFreePort));
const sandbox = new Child('dist/apps/sandbox/main.js', {
  ...localValues('sandbox'),
  SANDBOX_PORT: `${page}`,
  SANDBOX_PUBSUB_PORT: `${pubsub}`,
  SANDBOX_SUPABASE_PORT: `${supabase}`,
  SANDBOX_POSTGRES_PORT: `${postgres}`,
  SANDBOX_DATA_DIR: dataDir,
  SANDBOX_SEED_LISTINGS: '100',
});

try {
  await sandbox.waitFor(`${at(page)}/api/health`, 100);
  const rows = [];
  for (const app of ['ingestion', 'worker']) rows.push(await measure(app));
  const result = {
    title: 'Cold start and memory',
    tables: [{ columns: ['app', 'listening', 'ready', 'goal', 'idle memory', 'goal', 'folder'], rows }],
    notes: [
      `Median of ${ROUNDS} starts of the packaged folder with plain Node. "Listening" is the first answer of /health, which lets Cloud Run send requests; "ready" the first of /health/ready, with broker and database reached. Memory is resident, ${IDLE_MS / 1000} s after that, without traffic.`,
    ],
  };
  writeFileSync(process.env.BENCH_RESULT ?? '/dev/stdout', JSON.stringify(result));
} finally {
  await sandbox.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function measure(app) {
  const samples = [];
  for (let count = 0; count < ROUNDS; count += 1) samples.push(await startOnce(app));
  const of = (key) => median(samples.map((sample) => sample[key]));
  const [size] = execFileSync('du', ['-sm', `dist/package/${app}`], { encoding: 'utf8' }).split('\t');
  const { readyMs, residentMb } = GOALS[app];
  return [
    app,
    `${round(of('listening'), 0)} ms`,
    `${round(of('ready'), 0)} ms`,
    `${readyMs} ms`,
    `${round(of('resident'), 0)} MB`,
    `${residentMb} MB`,
    `${size} MB`,
  ];
}

async function startOnce(app) {
  const port = await findFreePort();
  const child = new Child(`dist/package/${app}/main.js`, {
    ...localValues(app),
    PORT: `${port}`,
    SWAGGER_ENABLED: 'false',
    METRICS_ENABLED: 'false',
    NODE_COMPILE_CACHE: `dist/package/${app}/compile-cache`,
    NODE_COMPILE_CACHE_PORTABLE: '1',
    PUBSUB_EMULATOR_HOST: `127.0.0.1:${pubsub}`,
    NEXT_PUBLIC_SUPABASE_URL: at(supabase),
    OPENAI_BASE_URL: `${at(page)}/openai/v1`,
    AISENSY_BASE_URL: `${at(page)}/aisensy/direct-apis/t1`,
  });
  try {
    const listening = await child.waitFor(`${at(port)}/health`);
    const ready = await child.waitFor(`${at(port)}/health/ready`);
    await wait(IDLE_MS);
    return { listening, ready, resident: child.usage().residentMb };
  } finally {
    await child.stop();
  }
}
