import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { PubSub } from '@google-cloud/pubsub';
import { backoffDelay } from '../connection/backoff';
import { describeGrpcError } from '../connection/grpc-status';
import { checkTopology } from './check-topology';
import { ensureTopology } from './ensure-topology';
import type { TopologyProblem } from './topology-problem';
import type { TopologyOptions } from './topology.options';

/** What is known about the broker's resources. */
export interface TopologyState {
  /** Everything needed exists, as far as this process may see. */
  readonly ready: boolean;
  readonly message: string;
  readonly problems: readonly TopologyProblem[];
}

const MIN_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 10_000;

/** Creates or checks the topology in the background, again and again until it is right: no broker must not mean no process. */
export class TopologyKeeper {
  private readonly logger = new Logger(TopologyKeeper.name);
  private readonly stopping = new AbortController();
  private current: TopologyState = { ready: false, message: 'not checked yet', problems: [] };
  private started?: Promise<void>;

  constructor(
    private readonly pubsub: PubSub,
    private readonly options: TopologyOptions,
  ) {}

  get state(): TopologyState {
    return this.current;
  }

  /** Starts once. Resolves when the topology is right or the keeper was stopped; never rejects. */
  async start(): Promise<void> {
    this.started ??= this.run();
    return this.started;
  }

  stop(): void {
    this.stopping.abort();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      this.publish(await this.attempt());
      if (this.current.ready) return;
      const delay = backoffDelay(attempt, MIN_BACKOFF_MS, MAX_BACKOFF_MS);
      await sleep(delay, undefined, { signal }).catch(() => undefined);
    }
  }

  private async attempt(): Promise<TopologyState> {
    try {
      const work = this.options.create ? ensureTopology : checkTopology;
      const problems = await work(this.pubsub, this.options);
      const missing = problems.filter(({ severity }) => severity === 'missing');
      const ready = missing.length === 0;
      return { ready, problems, message: ready ? 'topology is in place' : `missing: ${list(missing)}` };
    } catch (error) {
      return { ready: false, problems: [], message: `broker not usable: ${describeGrpcError(error)}` };
    }
  }

  private publish(state: TopologyState): void {
    if (state.message !== this.current.message) {
      if (state.ready) this.logger.log(`Pub/Sub ${state.message}.`);
      else this.logger.warn(`Pub/Sub ${state.message}. Trying again in the background.`);
      for (const { resource, problem, fix } of state.problems) {
        this.logger.warn(`Pub/Sub ${resource}: ${problem}. To mend it: ${fix}`);
      }
    }
    this.current = state;
  }
}

function list(problems: readonly TopologyProblem[]): string {
  return problems.map(({ resource }) => resource).join(', ');
}
