import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { AppProcess } from '../../app-process';
import { findFreePorts } from '../../free-ports';
import { Sandbox } from '../../sandbox';
import { localValues } from '../../serve-values';
import { type ExchangeWatcher, WorkerProxy } from '../network/worker-proxy';

const OPERATOR_KEY = 'sandbox-operator-key';

/** How many workers, where the ingestion service listens, and where webhooks go. */
export interface ChaosAddresses {
  /** Of the sandbox's webhooks, instead of the ingestion service. */
  webhookUrl: string;
  ingestionPort: number;
  workers: number;
}

/** `repeated`: done, but an earlier try whose answer never came may yet be done as well. */
export type OperatorCall = 'done' | 'repeated' | 'failed';

/** One sandbox, one ingestion service, some workers with a proxy each: the built apps, as processes. */
export class ChaosSystem {
  readonly workers: AppProcess[] = [];
  readonly workerUrls: string[] = [];
  private readonly proxies: WorkerProxy[] = [];
  readonly dataDir = mkdtempSync(join(tmpdir(), 'whatsapp-agent-chaos-'));
  /** The sandbox first. */
  readonly processes: AppProcess[] = [];
  private pool?: Pool;

  /** Nothing is left running when the harness is ended in the middle; the signals are sent before the first await. */
  private readonly onExit = () => {
    for (const app of [...this.workers, ...this.processes]) void app.stop();
  };

  private constructor(readonly sandbox: Sandbox) {}

  static async start(
    { webhookUrl, ingestionPort, workers }: ChaosAddresses,
    watcher: ExchangeWatcher,
    workerEnv: Record<string, string> = {},
  ): Promise<ChaosSystem> {
    const [http = 0, pubsub = 0, supabase = 0, postgres = 0, ...workerPorts] = await findFreePorts(
      4 + workers,
    );
    const system = new ChaosSystem(new Sandbox(at(http)));
    const broker = { PUBSUB_EMULATOR_HOST: `127.0.0.1:${pubsub}`, LOG_LEVEL: 'error' };
    const sandbox = new AppProcess(
      'sandbox',
      {
        ...localValues('sandbox'),
        ...(process.env['DATABASE_URL'] ? { DATABASE_URL: process.env['DATABASE_URL'] } : {}),
        SANDBOX_PORT: `${http}`,
        SANDBOX_PUBSUB_PORT: `${pubsub}`,
        SANDBOX_SUPABASE_PORT: `${supabase}`,
        SANDBOX_POSTGRES_PORT: `${postgres}`,
        SANDBOX_DATA_DIR: system.dataDir,
        SANDBOX_WEBHOOK_URL: webhookUrl,
        SANDBOX_WORKER_URL: at(workerPorts[0] ?? 0),
        SANDBOX_SEED_LISTINGS: '200',
      },
      `${at(http)}/api/health`,
    );
    system.processes.push(sandbox);
    process.once('exit', system.onExit);
    await sandbox.start();
    for (const [index, port] of workerPorts.entries()) {
      const proxy = new WorkerProxy(index, { supabase: at(supabase), sandbox: at(http) }, watcher);
      const proxyUrl = await proxy.start();
      const env = {
        ...localValues('worker'),
        ...broker,
        PORT: `${port}`,
        NEXT_PUBLIC_SUPABASE_URL: proxyUrl,
        OPENAI_BASE_URL: `${proxyUrl}/openai/v1`,
        AISENSY_BASE_URL: `${proxyUrl}/aisensy/direct-apis/t1`,
        ...workerEnv,
      };
      system.proxies.push(proxy);
      system.workers.push(new AppProcess('worker', env, `${at(port)}/health/ready`));
      system.workerUrls.push(at(port));
    }
    const ingestionEnv = { ...localValues('ingestion'), ...broker, PORT: `${ingestionPort}` };
    const ingestion = new AppProcess('ingestion', ingestionEnv, `${at(ingestionPort)}/health/ready`);
    system.processes.push(ingestion);
    await Promise.all([ingestion, ...system.workers].map((app) => app.start()));
    return system;
  }

  /** Asks the database itself. */
  async query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    this.pool ??= await this.connect();
    return (await this.pool.query(sql, values)).rows as Row[];
  }

  /** Calls a worker as an operator would; tries all of them for a while. */
  async operate(path: string, body: object = {}): Promise<OperatorCall> {
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const url = this.workerUrls[attempt % this.workerUrls.length] ?? '';
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-operator-key': OPERATOR_KEY },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined);
      await response?.arrayBuffer().catch(() => undefined);
      if (response?.ok) return attempt === 0 ? 'done' : 'repeated';
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    return 'failed';
  }

  async stop(): Promise<void> {
    process.off('exit', this.onExit);
    await this.pool?.end();
    const [sandbox, ...others] = this.processes;
    await Promise.all([...this.workers, ...others].map((app) => app.kill()));
    await sandbox?.stop();
    await Promise.all(this.proxies.map((proxy) => proxy.stop()));
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async connect(): Promise<Pool> {
    const { parts } = await this.sandbox.call<{ parts: { supabase: { databaseUrl: string } } }>(
      'GET',
      '/api/health',
    );
    return new Pool({ connectionString: parts.supabase.databaseUrl, max: 4 });
  }
}

function at(port: number): string {
  return `http://127.0.0.1:${port}`;
}
