import { ASSUMED, LIMITS } from './assumptions.mjs';
import { capacityOf, costPer1000, turnSeconds } from './capacity.mjs';
import { simulateDay, WORKERS } from './scenarios.mjs';

const BUSINESSES = [1, 10, 100, 1_000, 10_000];
const HOUR = 3600;

/** Tables by the name of their place in docs/scaling.md. */
export function capacityTables(measured, slots) {
  const rows = BUSINESSES.map((businesses) => capacityOf(businesses, ASSUMED, measured, slots));
  return [
    {
      columns: [
        'businesses',
        'conversations a day',
        'turns/s',
        'webhooks/s',
        'turns at once',
        'model requests/min',
        'model tokens/min',
        'database calls/s',
        'ingestion instances',
        'worker instances',
        'first limit',
      ],
      rows: rows.map((row) => [
        figure(row.businesses),
        figure(row.conversationsPerDay),
        figure(row.turns),
        figure(row.webhooks),
        figure(row.turnsAtOnce),
        figure(row.modelRequestsPerMinute),
        figure(row.modelTokensPerMinute),
        figure(row.databaseCalls),
        figure(row.ingestionInstances),
        figure(row.workerInstances),
        firstLimit(row),
      ]),
    },
  ];
}

export function costTables(measured) {
  const { model, worker, ingestion, pubsub } = costPer1000(ASSUMED, measured);
  const total = model + worker + ingestion + pubsub;
  return [
    {
      columns: ['for 1,000 conversations', 'dollars'],
      rows: [
        ['model', model],
        ['worker', worker],
        ['ingestion', ingestion],
        ['Pub/Sub', pubsub],
        ['together', total],
      ].map(([name, dollars]) => [name, dollars.toFixed(2)]),
    },
  ];
}

/** Every kind of worker through the same day. */
export function simulateAll({ businesses, replies, seed, measured, max }, report) {
  const day = {
    perDay: businesses * ASSUMED.conversationsPerDay * ASSUMED.turnsPerConversation,
    replies,
    seed,
    max,
    meanTurnSeconds: turnSeconds(ASSUMED),
    cpuSeconds: measured.workerCpuMs / 1000,
  };
  return WORKERS.map((worker) => {
    report(worker.name);
    return { worker, ...simulateDay(worker, day) };
  });
}

export function dayTables(results) {
  return [
    {
      columns: [
        'worker',
        'wait p50',
        'p95',
        'p99',
        'longest',
        'most waiting',
        'most instances',
        'instance-hours',
      ],
      rows: results.map(({ worker, waits, timeline, mostBacklog, instanceSeconds }) => {
        const sorted = [...waits].sort((a, b) => a - b);
        const at = (share) => seconds(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
        const most = timeline.reduce((peak, { instances }) => Math.max(peak, instances), 0);
        return [
          worker.name,
          at(0.5),
          at(0.95),
          at(0.99),
          at(1),
          figure(mostBacklog),
          String(most),
          figure(instanceSeconds / HOUR),
        ];
      }),
    },
  ];
}

/** The hour of the campaign: what waits outside the workers, and how many there are. */
export function dayCharts(results) {
  const shown = results.filter(({ worker }) =>
    [WORKERS[0], WORKERS[3], WORKERS[6], WORKERS[7]].includes(worker),
  );
  const [from, to] = [10.75 * HOUR, 11.75 * HOUR];
  const series = (key) =>
    shown.map(({ worker, timeline }) => ({
      name: worker.name,
      points: timeline
        .filter(({ at }) => at >= from && at <= to)
        .map((look) => [(look.at - from) / 60, look[key]]),
    }));
  const x = { title: 'minutes from a quarter to eleven' };
  return [
    {
      file: 'accepted',
      title: 'Messages held by workers around the campaign',
      kind: 'line',
      x,
      y: { title: 'messages' },
      series: series('accepted'),
    },
    {
      file: 'instances',
      title: 'Worker instances around the campaign',
      kind: 'line',
      x,
      y: { title: 'instances' },
      series: series('instances'),
    },
  ];
}

function firstLimit({ modelRequestsPerMinute, modelTokensPerMinute, workerInstances, ingestionInstances }) {
  const tier = Object.keys(LIMITS.modelRequestsPerMinute).find(
    (name) =>
      LIMITS.modelRequestsPerMinute[name] >= modelRequestsPerMinute &&
      LIMITS.modelTokensPerMinute[name] >= modelTokensPerMinute,
  );
  const reached = [
    ...(tier === 'tier 1' ? [] : [`model: ${tier ?? 'above tier 5'}`]),
    ...(workerInstances > LIMITS.workerInstances ? [`worker: over ${LIMITS.workerInstances} instances`] : []),
    ...(ingestionInstances > LIMITS.ingestionInstances
      ? [`ingestion: over ${LIMITS.ingestionInstances} instances`]
      : []),
  ];
  return reached.join('; ') || 'none';
}

function figure(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(2)));
}

function seconds(value) {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
}
