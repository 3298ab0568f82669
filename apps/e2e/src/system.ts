import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { AppProcess } from './app-process';
import { findFreePorts } from './free-ports';
import type { SignedWebhook } from './meta-webhooks';
import { Sandbox } from './sandbox';
import { localValues } from './serve-values';

type Env = Record<string, string>;

/** The two businesses the sandbox is seeded with, by WABA id. */
export const BUSINESSES = { marina: '100000000000001', palm: '100000000000002' } as const;

/** The whole system: sandbox, ingestion and worker, built, on ports and data of its own. */
export class System {
  private constructor(
    readonly sandbox: Sandbox,
    readonly ingestion: AppProcess,
    readonly worker: AppProcess,
    readonly ingestionUrl: string,
    readonly workerUrl: string,
    private readonly sandboxProcess: AppProcess,
    private readonly dataDir: string,
  ) {}

  static async start(change: { ingestion?: Env; worker?: Env; sandbox?: Env } = {}): Promise<System> {
    const [ingestion = 0, worker = 0, sandbox = 0, pubsub = 0, supabase = 0, postgres = 0] =
      await findFreePorts(6);
    const at = (port: number) => `http://127.0.0.1:${port}`;
    const dataDir = mkdtempSync(join(tmpdir(), 'whatsapp-agent-e2e-'));
    const addresses = {
      PUBSUB_EMULATOR_HOST: `127.0.0.1:${pubsub}`,
      NEXT_PUBLIC_SUPABASE_URL: at(supabase),
      OPENAI_BASE_URL: `${at(sandbox)}/openai/v1`,
      AISENSY_BASE_URL: `${at(sandbox)}/aisensy/direct-apis/t1`,
      GOOGLE_PLACES_URL: `${at(sandbox)}/google`,
      GOOGLE_ROUTES_URL: `${at(sandbox)}/google`,
    };
    const sandboxEnv = {
      ...localValues('sandbox'),
      SANDBOX_PORT: `${sandbox}`,
      SANDBOX_PUBSUB_PORT: `${pubsub}`,
      SANDBOX_SUPABASE_PORT: `${supabase}`,
      SANDBOX_POSTGRES_PORT: `${postgres}`,
      SANDBOX_DATA_DIR: dataDir,
      SANDBOX_WEBHOOK_URL: `${at(ingestion)}/`,
      SANDBOX_WORKER_URL: at(worker),
      SANDBOX_SEED_LISTINGS: '2000',
      ...change.sandbox,
    };
    const ingestionEnv = {
      ...localValues('ingestion'),
      ...addresses,
      PORT: `${ingestion}`,
      ...change.ingestion,
    };
    const workerEnv = { ...localValues('worker'), ...addresses, PORT: `${worker}`, ...change.worker };
    const system = new System(
      new Sandbox(at(sandbox)),
      new AppProcess('ingestion', ingestionEnv, `${at(ingestion)}/health/ready`),
      new AppProcess('worker', workerEnv, `${at(worker)}/health/ready`),
      at(ingestion),
      at(worker),
      new AppProcess('sandbox', sandboxEnv, `${at(sandbox)}/api/health`),
      dataDir,
    );
    await system.sandboxProcess.start();
    await Promise.all([system.ingestion.start(), system.worker.start()]);
    return system;
  }

  /** What all processes have written. */
  get logs(): string {
    return [this.ingestion, this.worker, this.sandboxProcess].map(({ logs }) => logs).join('\n');
  }

  /** Where the database itself is. */
  databaseUrl(): Promise<string> {
    return this.sandbox.databaseUrl();
  }

  /** Asks the database itself, past every line of the system's code. */
  async query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client(await this.databaseUrl());
    await client.connect();
    try {
      return (await client.query(sql, values)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  /** Delivers a webhook to the ingestion service. @returns its status. */
  async deliver({ body, headers }: SignedWebhook): Promise<number> {
    const response = await fetch(this.ingestionUrl, { method: 'POST', headers, body });
    await response.arrayBuffer();
    return response.status;
  }

  /** Calls the worker as an operator. @returns its status. */
  async operate(path: string, body: object = {}): Promise<number> {
    const headers = { 'content-type': 'application/json', 'x-operator-key': 'sandbox-operator-key' };
    const response = await fetch(`${this.workerUrl}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    return response.status;
  }

  /** The id of a customer's conversation, as soon as there is one. */
  async getConversationId(phone: string): Promise<string> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const [found] = await this.query<{ id: string }>(
        'select v.id from conversations v join contacts c on c.id = v.contact_id where c.wa_id = $1',
        [phone],
      );
      if (found) return found.id;
      await wait(100);
    }
    throw new Error('the customer has no conversation after 10 s');
  }

  /** A hurried quiet window for every business. */
  async setQuiet(quietMs: number, capMs: number): Promise<void> {
    await this.query('update tenants set quiet_ms = $1, quiet_cap_ms = $2', [quietMs, capMs]);
  }

  async stop(): Promise<void> {
    await Promise.all([this.worker.stop(), this.ingestion.stop()]);
    await this.sandboxProcess.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
