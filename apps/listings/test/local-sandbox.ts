import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The Supabase stand-in in a process of its own, with the migrations and a small seed. */
export interface LocalSandbox {
  environment: Record<string, string>;
  stop(): Promise<void>;
}

const sandbox = resolve(__dirname, '../../../dist/apps/sandbox/main.js');
const startTimeoutMs = 60_000;

export async function startSandbox(listings: number): Promise<LocalSandbox> {
  const dataDir = mkdtempSync(join(tmpdir(), 'listings-test-'));
  const [http, supabase, postgres] = await findFreePorts(3);
  const child = spawn(process.execPath, [sandbox], {
    env: {
      ...process.env,
      SANDBOX_PARTS: 'supabase',
      SANDBOX_PORT: `${http}`,
      SANDBOX_SUPABASE_PORT: `${supabase}`,
      SANDBOX_POSTGRES_PORT: `${postgres}`,
      SANDBOX_DATA_DIR: dataDir,
      SANDBOX_SEED_LISTINGS: `${listings}`,
      LOG_LEVEL: 'error',
    },
    stdio: 'ignore',
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + startTimeoutMs; Date.now() < deadline; await sleep(50)) {
    const response = await fetch(`http://127.0.0.1:${http}/api/health`).catch(() => undefined);
    if (!response?.ok) continue;
    const { parts } = (await response.json()) as {
      parts: { supabase: { url: string; serviceRoleKey: string } };
    };
    return {
      environment: {
        NEXT_PUBLIC_SUPABASE_URL: parts.supabase.url,
        SUPABASE_SERVICE_ROLE_KEY: parts.supabase.serviceRoleKey,
      },
      stop,
    };
  }
  await stop();
  throw new Error(`The sandbox was not ready within ${startTimeoutMs} ms.`);
}

async function findFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
