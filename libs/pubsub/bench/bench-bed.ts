import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { PubSub } from '@google-cloud/pubsub';
import { ensureTopology } from '../src';
import { startSandbox, type Broker } from '../test/broker';
import { PATTERN, type BenchJob, type BenchMeasure } from './bench-job';
import { BENCH_TEXT } from './bench-text';

/** What is to be measured; the rest of a job is the bed's. */
export type Measurement = Omit<BenchJob, 'host' | 'projectId' | 'topic' | 'subscription'>;

/** Who is measured: a script that gets the job. */
export interface Candidate {
  readonly id: string;
  readonly script: string;
}

const JOB_TIMEOUT_MS = 60_000;

/** Candidates built with this bench. */
export const OWN_CANDIDATES: readonly Candidate[] = ['raw', 'transport'].map((id) => ({
  id,
  script: join(__dirname, 'candidate.js'),
}));

/** A broker in a process of its own, and a process for every measurement. */
export class BenchBed {
  readonly projectId = 'bench';
  private readonly pubsub: PubSub;

  private constructor(readonly broker: Required<Broker>) {
    this.pubsub = new PubSub({ projectId: this.projectId, apiEndpoint: broker.host });
  }

  static async start(): Promise<BenchBed> {
    return new BenchBed(await startSandbox());
  }

  async stop(): Promise<void> {
    await this.pubsub.close();
    await this.broker.stop();
  }

  /** @throws Error when the candidate ends, or takes longer than a minute */
  async measure(candidate: Candidate, measurement: Measurement): Promise<BenchMeasure> {
    const job = await this.prepare(measurement);
    const child = this.start(candidate, job);
    try {
      const [measure] = (await Promise.race([
        once(child, 'message', { signal: AbortSignal.timeout(JOB_TIMEOUT_MS) }),
        failOnExit(child, candidate),
      ])) as [BenchMeasure];
      return measure;
    } finally {
      await this.finish(child, job);
    }
  }

  /** A topic, a subscription and, for consumers, a backlog that lasts beyond the last message that counts. */
  async prepare(measurement: Measurement): Promise<BenchJob> {
    const topic = `bench-${randomUUID()}`;
    const subscription = `${topic}-sub`;
    await ensureTopology(this.pubsub, {
      topics: [{ name: topic }],
      subscriptions:
        measurement.kind === 'publish'
          ? []
          : [{ name: subscription, topic, retry: { minSeconds: 0, maxSeconds: 1 } }],
    });
    const job = { ...measurement, host: this.broker.host, projectId: this.projectId, topic, subscription };
    if (job.kind !== 'publish') await this.fill(job);
    return job;
  }

  start({ script }: Candidate, job: BenchJob): ChildProcess {
    return fork(script, [JSON.stringify(job)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, BENCH_LOAD: join(__dirname, 'handled-load.js') },
    });
  }

  async finish(child: ChildProcess, job: BenchJob): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    if (job.kind !== 'publish') await this.pubsub.subscription(job.subscription).delete();
    await this.pubsub.topic(job.topic).delete();
  }

  private async fill(job: BenchJob): Promise<void> {
    const topic = this.pubsub.topic(job.topic, { batching: { maxMessages: 500, maxMilliseconds: 5 } });
    const total = job.kind === 'faulty' ? job.messages : job.messages + job.warmUp + 2 * job.concurrency;
    // The attributes that the packages of others look for stand beside ours.
    const attributes = { pattern: PATTERN, operationId: PATTERN };
    await Promise.all(
      Array.from({ length: total }, (_, n) => {
        const data = Buffer.from(JSON.stringify({ n, text: BENCH_TEXT }));
        return topic.publishMessage({ data, attributes });
      }),
    );
  }
}

async function failOnExit(child: ChildProcess, { id }: Candidate): Promise<never> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-500)));
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  throw new Error(`${id} ended with ${signal ?? `code ${code}`} before it had measured anything. ${said}`);
}
