// Acknowledgement of webhooks, signature and confirmed publish included, beside a raw Node server and Nest on Express
// doing the same. Run by: npx nx bench ingestion
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Child, findFreePort, localValues } from '../system/child.mjs';
import { median, round } from '../system/figures.mjs';
import { prepareProfile } from './profile.mjs';
import { loadAtRate, loadFlatOut } from './webhook-load.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '4' } },
});
const ROUNDS = Number(values.rounds);
const SECONDS = Number(values.seconds);
const RATES = [90, 320, 1000];
const CONNECTIONS = 64;
const SHOWN_OWNERS = 15;
const INGESTION = 'dist/apps/ingestion/main.js';
// As deployed, without metrics for Prometheus and the API reference, but also without the line per webhook that INFO logs.
const QUIET = { LOG_LEVEL: 'warn', METRICS_ENABLED: 'false', SWAGGER_ENABLED: 'false' };
const CANDIDATES = {
  'raw Node': { script: 'tooling/bench/ingestion/raw.candidate.mjs' },
  ingestion: { script: INGESTION, env: QUIET },
  'ingestion, logging each': { script: INGESTION, env: { ...QUIET, LOG_LEVEL: 'info' } },
  'Nest on Express': { script: 'tooling/bench/ingestion/express.candidate.mjs' },
};
const local = localValues('ingestion');
const topic = 'whatsapp-prop8t-message-processing';

const [page, pubsub] = await Promise.all([1, 2].map(findFreePort));
const sandbox = new Child('dist/apps/sandbox/main.js', {
  ...localValues('sandbox'),
  SANDBOX_PARTS: 'pubsub',
  SANDBOX_PORT: `${page}`,
  SANDBOX_PUBSUB_PORT: `${pubsub}`,
});
const candidates = [];

try {
  await sandbox.waitFor(`http://127.0.0.1:${page}/api/health`, 100);
  // Ours first: it makes the topic the others publish to.
  const names = Object.keys(CANDIDATES);
  for (const name of [...names.filter(isOurs), ...names.filter((name) => !isOurs(name))])
    candidates.push(await start(name));
  for (const { port } of candidates) await loadFlatOut(port, local.META_APP_SECRET, 16, 2);
  const samples = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    for (const load of [...RATES, 'flat out']) {
      for (const candidate of candidates) samples.push(await measure(candidate, load));
    }
    process.stderr.write(`round ${count + 1} of ${ROUNDS}\n`);
  }
  const owners = await profile();
  writeFileSync(process.env.BENCH_RESULT ?? '/dev/stdout', JSON.stringify(report(samples, owners)));
} finally {
  await Promise.all(candidates.map(({ child }) => child.stop()));
  await sandbox.stop();
}

function isOurs(name) {
  return CANDIDATES[name].script === INGESTION;
}

async function start(name, more = {}) {
  const port = await findFreePort();
  const { script, env } = CANDIDATES[name];
  const child = new Child(script, {
    ...local,
    ...env,
    PORT: `${port}`,
    PUBSUB_TOPIC: topic,
    PUBSUB_EMULATOR_HOST: `127.0.0.1:${pubsub}`,
    ...more,
  });
  await child.waitFor(isOurs(name) ? `http://127.0.0.1:${port}/health/ready` : `http://127.0.0.1:${port}/`);
  return { name, port, child };
}

async function measure({ name, port, child }, load) {
  const before = child.usage().cpuMs;
  const outcome =
    load === 'flat out'
      ? await loadFlatOut(port, local.META_APP_SECRET, CONNECTIONS, SECONDS)
      : await loadAtRate(port, local.META_APP_SECRET, load, SECONDS);
  const cpuUs = ((child.usage().cpuMs - before) * 1000) / (outcome.perSecond * SECONDS);
  return { name, load, ...outcome, cpuUs };
}

/** Another ingestion, profiled while it is flat out. */
async function profile() {
  const { env, take } = prepareProfile();
  const { port, child } = await start('ingestion', env);
  const load = (seconds) => loadFlatOut(port, local.META_APP_SECRET, CONNECTIONS, seconds);
  try {
    await load(3);
    return await take(child, INGESTION, () => load(SECONDS));
  } finally {
    await child.stop();
  }
}

function report(samples, owners) {
  const of = (name, load, key) =>
    median(samples.filter((one) => one.name === name && one.load === load).map((one) => one[key]));
  const failed = samples.reduce((sum, one) => sum + one.failed, 0);
  const rows = [...RATES, 'flat out'].flatMap((load) =>
    Object.keys(CANDIDATES).map((name) => [
      load === 'flat out' ? `flat out, ${CONNECTIONS} connections` : `${load}/s`,
      name,
      `${round(of(name, load, 'perSecond'), 0)}/s`,
      `${round(of(name, load, 'p50'))} ms`,
      `${round(of(name, load, 'p99'))} ms`,
      `${round(of(name, load, 'cpuUs'), 0)} µs`,
      round(of(name, load, 'perSecond') / of('raw Node', load, 'perSecond'), 2),
      round(of(name, load, 'cpuUs') / of('raw Node', load, 'cpuUs'), 2),
    ]),
  );
  return {
    title: 'Ingestion: acknowledging webhooks',
    tables: [
      {
        columns: ['load', 'server', 'acknowledged', 'p50', 'p99', 'CPU each', '÷ raw Node', 'CPU ÷ raw Node'],
        rows,
      },
      {
        title: 'Where the processor time of ingestion goes, flat out',
        columns: ['whose code', 'share'],
        rows: owners.slice(0, SHOWN_OWNERS).map(({ owner, share }) => [owner, `${round(share * 100)} %`]),
      },
    ],
    charts: [
      {
        file: 'ingestion',
        title: 'Acknowledgement, p99',
        kind: 'bar',
        x: { title: 'webhooks offered' },
        y: { title: 'ms' },
        series: Object.keys(CANDIDATES).map((name) => ({
          name,
          points: RATES.map((rate) => [`${rate}/s`, round(of(name, rate, 'p99'))]),
        })),
      },
    ],
    notes: [
      `${ROUNDS} rounds of ${SECONDS} s in turns, medians. An acknowledgement is verified, published and confirmed by the broker; the load, the servers and the broker share the two cores. ${failed} webhooks failed.`,
      'At a rate, latency counts from the moment a webhook was due (open loop). Flat out is a closed loop.',
      'Ingestion runs with what it has when deployed, but for the log: the raw server writes none, so ours is compared without (LOG_LEVEL=warn) and with its line per webhook (INFO, the default).',
      'The raw server parses nothing and publishes the whole body; ingestion also parses, validates and publishes one event per message.',
    ],
  };
}
