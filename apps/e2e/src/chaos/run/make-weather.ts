import { setTimeout as wait } from 'node:timers/promises';
import type { SeededRandom } from '../plan/seeded-random';
import { drawWeather, type Weather } from '../plan/weather';
import type { ChaosStage } from './chaos-stage';
import type { ChaosSystem } from './chaos-system';

const WAVE_MS = 2_000;
const CALM_MS = 1_500;

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

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: stop }).catch(() => undefined);
}
