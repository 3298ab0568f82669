import { setTimeout as wait } from 'node:timers/promises';
import { KILL_STEPS } from '../network/kill-steps';
import type { KillSwitch } from '../network/kill-switch';
import type { SeededRandom } from '../plan/seeded-random';
import { drawWeather, type Weather } from '../plan/weather';
import type { ChaosStage } from './chaos-stage';
import type { ChaosSystem } from './chaos-system';

const WAVE_MS = 2_000;
const CALM_MS = 1_500;
const ARMED_MS = 6_000;

/** Lets every weather pass over the system, again and again until told to stop; then heals everything. */
export async function makeWeather(
  system: ChaosSystem,
  stage: ChaosStage,
  random: SeededRandom,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    for (const wave of drawWeather(random)) {
      if (stop.aborted) break;
      stage.weather = wave.map(({ name }) => name).join(' + ');
      await blow(system, stage, wave);
      await pause(Math.max(...wave.map(({ ms = WAVE_MS }) => ms)), stop);
      await system.sandbox.setFaults({});
      stage.loseRpcAnswers = 0;
      await pause(CALM_MS, stop);
    }
  }
}

async function blow(system: ChaosSystem, stage: ChaosStage, wave: readonly Weather[]): Promise<void> {
  const faults: Record<string, object> = {};
  for (const weather of wave) {
    if (weather.part === 'proxy') stage.loseRpcAnswers = Number(weather.faults['loseRpcAnswers']);
    else faults[weather.part] = weather.faults;
  }
  await system.sandbox.setFaults(faults);
}

/** Kills workers at every step, one after the other, and starts them again. @returns kills by step. */
export async function killWorkers(
  system: ChaosSystem,
  killSwitch: KillSwitch,
  random: SeededRandom,
  stop: AbortSignal,
): Promise<Map<string, number>> {
  const kills = new Map<string, number>();
  while (!stop.aborted) {
    const steps = [...KILL_STEPS].sort((a, b) => (kills.get(a.name) ?? 0) - (kills.get(b.name) ?? 0));
    for (const step of steps) {
      if (stop.aborted) break;
      const worker = random.whole(0, system.workers.length - 1);
      const hit = await killSwitch.arm(worker, step, ARMED_MS);
      if (hit) kills.set(step.name, (kills.get(step.name) ?? 0) + 1);
      // One that was asked to stop has ended without a kill when it had nothing to release.
      if (hit || step.stopFirst) await restart(system, worker);
    }
  }
  return kills;
}

async function restart(system: ChaosSystem, worker: number): Promise<void> {
  const app = system.workers[worker];
  await app?.kill();
  await app?.start();
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: stop }).catch(() => undefined);
}
