import { findFreePorts } from '../../free-ports';
import type { Exchange } from '../network/exchange';
import { KillSwitch } from '../network/kill-switch';
import { WebhookRelay } from '../network/webhook-relay';
import { SeededRandom } from '../plan/seeded-random';
import type { ChaosOptions } from './chaos-options';
import { ChaosStage } from './chaos-stage';
import { ChaosSystem } from './chaos-system';
import { runSeed } from './run-seed';
import type { SeedResult } from './seed-result';

/** A hanging model is given up soon. */
const WORKER_ENV = { MODEL_TIMEOUT_MS: '4000' };

/** Starts the system once and plays the seeds on it, one after the other. */
export async function runChaos(options: ChaosOptions): Promise<SeedResult[]> {
  const [relayPort = 0, ingestionPort = 0] = await findFreePorts(2);
  let system: ChaosSystem | undefined;
  const killSwitch = new KillSwitch(
    (worker) => void system?.workers[worker]?.kill(),
    (worker) => void system?.workers[worker]?.stop().catch(() => undefined),
  );
  let stage = new ChaosStage(killSwitch, Math.random);
  const watcher = {
    before: (exchange: Exchange) => stage.before(exchange),
    after: (exchange: Exchange) => stage.after(exchange),
  };
  const results: SeedResult[] = [];
  let relay: WebhookRelay | undefined;
  try {
    const addresses = { webhookUrl: `http://127.0.0.1:${relayPort}/`, ingestionPort, workers: 3 };
    system = await ChaosSystem.start(addresses, watcher, WORKER_ENV);
    for (const seed of options.seeds) {
      const random = new SeededRandom(`run ${seed}`);
      stage = new ChaosStage(killSwitch, () => random.next());
      relay = new WebhookRelay(`http://127.0.0.1:${ingestionPort}/`, new SeededRandom(`webhooks ${seed}`));
      await relay.start(relayPort);
      const result = await runSeed(seed, { system, relay, killSwitch, stage }, options);
      results.push(result);
      const verdict =
        result.findings.length === 0 ? 'kept every promise' : `${result.findings.length} findings`;
      options.report(`seed ${seed}: ${verdict} in ${result.seconds} s`);
      options.onSeed?.(results);
      await relay.stop();
    }
    return results;
  } finally {
    await relay?.stop();
    await system?.stop();
  }
}
