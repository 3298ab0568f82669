import { setTimeout as wait } from 'node:timers/promises';
import { checkInvariants } from '../checker/check-invariants';
import type { Evidence } from '../checker/evidence';
import { TURN_FUNCTIONS } from '../network/call-ledger';
import type { KillSwitch } from '../network/kill-switch';
import type { WebhookRelay } from '../network/webhook-relay';
import { drawPlan } from '../plan/draw-plan';
import { markerOf, markersIn } from '../plan/marker';
import { SeededRandom } from '../plan/seeded-random';
import { awaitQuiet } from './await-quiet';
import type { ChaosOptions } from './chaos-options';
import type { ChaosStage } from './chaos-stage';
import type { ChaosSystem } from './chaos-system';
import { WorkerKiller } from './worker-killer';
import { collectEvidence } from './collect-evidence';
import { Customer } from './customer';
import type { SeedResult } from './seed-result';
import { makeWeather } from './make-weather';

const SWEEP_MS = 1_500;
/** Messages written and not stored yet. */
const MOST_BEHIND = 40;
/** Long enough for leases of the dead, claims that ran out, and the last back-off of a send. */
const LONGEST_SETTLE_MS = 180_000;

/** What a seed plays on. */
export interface Scene {
  system: ChaosSystem;
  relay: WebhookRelay;
  killSwitch: KillSwitch;
  stage: ChaosStage;
}

/** Plays one seed to its end and judges it. */
export async function runSeed(seed: number, scene: Scene, options: ChaosOptions): Promise<SeedResult> {
  const { system, stage, relay } = scene;
  const begun = Date.now();
  await prepare(system);
  const plan = drawPlan(seed, options.conversationsPerSeed);
  let marked = seed * 100_000;
  const nextMarker = () => markerOf((marked += 1));
  const over = new AbortController();
  const killer = new WorkerKiller(system, scene.killSwitch, new SeededRandom(`kills ${seed}`));
  const troubles = Promise.all([
    killer.run(over.signal),
    makeWeather(system, stage, new SeededRandom(`weather ${seed}`), over.signal),
    sweep(system, over.signal),
  ]);
  const progress = setInterval(() => options.report(describe(seed, scene)), 5_000);
  const waiting = [...plan];
  const playing = Promise.all(
    Array.from({ length: options.atOnce }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await new Customer(next, system, stage, relay, nextMarker).play();
        // A slow machine gets less at a time: this is about trouble, not about load.
        while (stage.written.length - stage.ledger.recordedAt.size > MOST_BEHIND) await wait(250);
      }
    }),
  ).finally(() => {
    clearInterval(progress);
    over.abort();
  });
  await Promise.all([troubles, playing]);
  await settle(scene, options);
  const evidence = await collectEvidence(system, stage, relay);
  const { findings, outcomes } = checkInvariants(evidence);
  return {
    seed,
    conversations: plan.length,
    messages: stage.written.length,
    scenarios: countBy(plan.map(({ scenario }) => scenario)),
    findings,
    outcomes,
    faults: await countFaults(scene),
    kills: Object.fromEntries(killer.kills),
    replyMs: measureReplies(evidence),
    turns: stage.ledger.turns,
    engineCalls: Object.fromEntries(TURN_FUNCTIONS.map((name) => [name, stage.ledger.calls.get(name) ?? 0])),
    model: await system.sandbox.call('GET', '/openai/totals'),
    seconds: Math.round((Date.now() - begun) / 1000),
  };
}

/** A fresh sandbox, a hurried quiet window, and a model that is sometimes at once and sometimes slow. */
async function prepare(system: ChaosSystem): Promise<void> {
  await system.sandbox.call('POST', '/api/reset');
  await system.query('update tenants set quiet_ms = 250, quiet_cap_ms = 1200');
  await system.sandbox.call('PUT', '/openai/echo', {
    delaysMs: [0, 0, 0, 150, 400, 900, 2_000],
    longAnswers: 0.1,
    toolCalls: 0.15,
    tool: 'save_contact',
  });
}

/** Plays Cloud Scheduler, in a hurry. */
async function sweep(system: ChaosSystem, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await wait(SWEEP_MS);
    await system.operate('/internal/sweep');
  }
}

async function settle({ system, relay }: Scene, { report }: ChaosOptions): Promise<void> {
  const quiet = new AbortController();
  const sweeping = sweep(system, quiet.signal);
  await awaitQuiet(system, relay, report, LONGEST_SETTLE_MS);
  quiet.abort();
  await sweeping;
}

function describe(seed: number, { stage, relay }: Scene): string {
  const asked = stage.written.filter(({ marker }) => marker !== undefined).length;
  return `seed ${seed}: ${stage.written.length} messages written, ${relay.acknowledgedAt.size} acknowledged, ${stage.ledger.recordedAt.size} stored, ${stage.mentioned.size} of ${asked} questions answered, ${stage.ledger.turns} turns (${stage.weather})`;
}

async function countFaults({ system, stage, relay }: Scene): Promise<Record<string, number>> {
  const strikes = await system.sandbox.call<Record<string, Record<string, number>>>(
    'GET',
    '/api/faults/strikes',
  );
  const ofParts = Object.entries(strikes).flatMap(([part, counts]) =>
    Object.entries(counts).map(([name, count]) => [`${part}: ${name}`, count] as const),
  );
  const ofWebhooks = Object.entries(relay.counts).map(
    ([name, count]) => [`webhooks: ${name}`, count] as const,
  );
  return { ...Object.fromEntries([...ofParts, ...ofWebhooks]), ...stage.counts };
}

function measureReplies({ written, seen }: Evidence): number[] {
  const answeredAt = new Map<string, number>();
  for (const { text, at } of seen)
    for (const marker of markersIn(text)) if (!answeredAt.has(marker)) answeredAt.set(marker, at);
  return written.flatMap(({ marker = '', acknowledgedAt }) => {
    const at = answeredAt.get(marker);
    return at === undefined || acknowledgedAt === undefined ? [] : [Math.max(0, at - acknowledgedAt)];
  });
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
