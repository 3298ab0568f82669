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
/** What says NOT_FOUND may be a topic nobody listed here, again and again: looking is kept rare. */
const MIN_RECHECK_MS = 1_000;

/**
 * Creates or checks the topology in the background, again and again until it is right: no broker must not
 * mean no process. After that it rests until {@link recheck}: a broker may come back empty.
 */
export class TopologyKeeper {
  private readonly logger = new Logger(TopologyKeeper.name);
  private readonly stopping = new AbortController();
  private current: TopologyState = { ready: false, message: 'not checked yet', problems: [] };
  private started?: Promise<void>;
  private rechecking?: Promise<void>;

  /** @param onChange called after readiness changed */
  constructor(
    private readonly pubsub: PubSub,
    private readonly options: TopologyOptions,
    private readonly onChange: () => void = () => undefined,
  ) {}

  get state(): TopologyState {
    return this.current;
  }

  /** Starts once. Resolves when the topology is right or the keeper was stopped; never rejects. */
  async start(): Promise<void> {
    this.started ??= this.run();
    return this.started;
  }

  /** Something that should be there was not found: looks again, and creates it where that was asked for. */
  recheck(): void {
    if (!this.started || this.stopping.signal.aborted) return;
    this.rechecking ??= this.runAgain().finally(() => (this.rechecking = undefined));
  }

  stop(): void {
    this.stopping.abort();
  }

  private async runAgain(): Promise<void> {
    await this.started;
    await this.run();
    await this.pause(MIN_RECHECK_MS);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      this.publish(await this.attempt());
      if (this.current.ready) return;
      await this.pause(backoffDelay(attempt, MIN_BACKOFF_MS, MAX_BACKOFF_MS));
    }
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
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
    const changed = state.ready !== this.current.ready;
    this.current = state;
    if (changed) this.onChange();
  }
}

function list(problems: readonly TopologyProblem[]): string {
  return problems.map(({ resource }) => resource).join(', ');
}
