import { setTimeout as wait } from 'node:timers/promises';
import { KILL_STEPS, type KillStep } from '../network/kill-steps';
import type { KillSwitch } from '../network/kill-switch';
import type { SeededRandom } from '../plan/seeded-random';
import type { ChaosSystem } from './chaos-system';

/** How long a worker has to come by the step it is to be killed at. */
const ARMED_MS = 6_000;

/** A worker says it is ready only when broker and database are, and both may be away. */
const READY_MS = 60_000;
const STARTS = 5;

/** Kills workers at every step, again and again, and starts them anew. At least one is always left alone. */
export class WorkerKiller {
  /** Kills by step. */
  readonly kills = new Map<string, number>();
  private readonly tries = new Map<KillStep, number>();
  private readonly free: Set<number>;

  constructor(
    private readonly system: ChaosSystem,
    private readonly killSwitch: KillSwitch,
    private readonly random: SeededRandom,
  ) {
    this.free = new Set(system.workers.keys());
  }

  /** Resolves after `stop`, when all workers run again. */
  async run(stop: AbortSignal): Promise<void> {
    const hands = Math.max(1, this.system.workers.length - 1);
    await Promise.all(Array.from({ length: hands }, () => this.killOn(stop)));
  }

  private async killOn(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const worker = this.random.pick([...this.free]);
      this.free.delete(worker);
      const step = this.chooseStep();
      const hit = await this.killSwitch.arm(worker, step, ARMED_MS);
      if (hit) this.kills.set(step.name, (this.kills.get(step.name) ?? 0) + 1);
      // One that was asked to stop has ended without a kill when it had nothing to release.
      if (hit || step.stopFirst) await this.restart(worker);
      this.free.add(worker);
      await wait(200);
    }
  }

  /** The one that was tried least. */
  private chooseStep(): KillStep {
    const fewest = Math.min(...KILL_STEPS.map((step) => this.tries.get(step) ?? 0));
    const step = this.random.pick(KILL_STEPS.filter((one) => (this.tries.get(one) ?? 0) === fewest));
    this.tries.set(step, fewest + 1);
    return step;
  }

  private async restart(worker: number): Promise<void> {
    const app = this.system.workers[worker];
    for (let attempt = 1; ; attempt += 1) {
      await app?.kill();
      try {
        return await app?.start(READY_MS);
      } catch (error) {
        if (attempt === STARTS) throw error;
      }
    }
  }
}
