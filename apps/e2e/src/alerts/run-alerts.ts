import { setTimeout as wait } from 'node:timers/promises';
import { System } from '../system';
import { until } from '../until';
import { ALERT_CAUSES, makeQuietDay, type AlertCause } from './alert-causes';
import { Prometheus, type RaisedAlert } from './prometheus';

const QUIET_MS = 20_000;
const FIRES_WITHIN_MS = 90_000;
const CLEARS_WITHIN_MS = 60_000;

/** What became of one alert. */
export interface AlertResult {
  readonly what: string;
  readonly alert: string;
  /** Seconds from the cause to the alert; undefined: it never fired. */
  readonly seconds?: number;
  /** Why it counts as failed. */
  readonly problem?: string;
}

/**
 * Starts the built system and a Prometheus with the rules, causes every fault and watches whether its alerts fire.
 * @returns a result per alert, and one for each alert that fired on the quiet day or that no fault is known for.
 */
export async function runAlerts(rules: string, report: (line: string) => void): Promise<AlertResult[]> {
  // One attempt: the alert is about a turn that was given up, not about the patience before it.
  const system = await System.start({ worker: { TURN_MAX_ATTEMPTS: '1' } });
  const targets = { ingestion: new URL(system.ingestionUrl).host, worker: new URL(system.workerUrl).host };
  const prometheus = await Prometheus.start(rules, targets);
  const stopSweeping = sweepOften(system);
  try {
    const results = await watchQuietDay(system, prometheus, report);
    for (const cause of ALERT_CAUSES) results.push(...(await watchCause(system, prometheus, cause, report)));
    return [...results, ...(await findUncaused(prometheus))];
  } finally {
    stopSweeping();
    await prometheus.stop();
    await system.stop();
  }
}

async function watchQuietDay(
  system: System,
  prometheus: Prometheus,
  report: (line: string) => void,
): Promise<AlertResult[]> {
  report('a quiet day: customers write and are answered; no alert may be raised');
  await makeQuietDay(system);
  const jobs = new Set<string>();
  const raised = new Set<string>();
  for (const end = Date.now() + QUIET_MS; Date.now() < end; await wait(500)) {
    for (const { labels } of await prometheus.alerts()) raised.add(labels['alertname'] ?? '');
    for (const job of await prometheus.readableJobs()) jobs.add(job);
  }
  const what = 'a quiet day';
  const unread = ['ingestion', 'worker'].filter((job) => !jobs.has(job));
  return [
    ...[...raised].map((alert) => ({ what, alert, problem: 'raised although nothing was wrong' })),
    ...unread.map((job) => ({ what, alert: '-', problem: `the metrics of ${job} cannot be read` })),
  ];
}

async function watchCause(
  system: System,
  prometheus: Prometheus,
  { what, alerts, cause, meanwhile }: AlertCause,
  report: (line: string) => void,
): Promise<AlertResult[]> {
  await until(
    'its alerts are clear',
    async () => !(await isAnyRaised(prometheus, alerts)),
    CLEARS_WITHIN_MS,
  ).catch(() => undefined);
  const early = await isAnyRaised(prometheus, alerts);
  report(`${what} …`);
  const begun = Date.now();
  await cause(system);
  let second = 0;
  // Nobody waits for these: that they fail or take long is what an alert is about.
  const goOn = () => void meanwhile?.(system, (second += 1)).catch(() => undefined);
  const timer = setInterval(goOn, 1_000);
  const fired = new Map<string, number>();
  while (fired.size < alerts.length && Date.now() < begun + FIRES_WITHIN_MS) {
    const firing = (await prometheus.alerts()).filter(({ state }) => state === 'firing');
    for (const one of alerts) {
      if (fired.has(one.name) || !firing.some((raised) => isOf(one, raised))) continue;
      fired.set(one.name, (Date.now() - begun) / 1000);
      report(`  ${one.name} fires after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    }
    await wait(250);
  }
  clearInterval(timer);
  await system.sandbox.setFaults({});
  return alerts.map(({ name }) => {
    const seconds = fired.get(name);
    if (seconds === undefined) return { what, alert: name, problem: 'did not fire' };
    return { what, alert: name, seconds, ...(early ? { problem: 'raised before the cause' } : {}) };
  });
}

async function isAnyRaised(prometheus: Prometheus, wanted: AlertCause['alerts']): Promise<boolean> {
  const raised = await prometheus.alerts();
  return wanted.some((one) => raised.some((other) => isOf(one, other)));
}

function isOf(wanted: AlertCause['alerts'][number], { labels }: RaisedAlert): boolean {
  return labels['alertname'] === wanted.name && (wanted.job === undefined || labels['job'] === wanted.job);
}

async function findUncaused(prometheus: Prometheus): Promise<AlertResult[]> {
  const caused = new Set(ALERT_CAUSES.flatMap(({ alerts }) => alerts.map(({ name }) => name)));
  const names = (await prometheus.ruleNames()).filter((name) => !caused.has(name));
  return names.map((alert) => ({ what: '-', alert, problem: 'no fault is known that raises it' }));
}

/** The minute between two sweeps is shortened too. */
function sweepOften(system: System): () => void {
  const timer = setInterval(() => void system.operate('/internal/sweep').catch(() => 0), 1_000);
  return () => clearInterval(timer);
}
