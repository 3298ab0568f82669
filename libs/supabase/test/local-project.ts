import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Supabase project of its own for the tests of one file: the built sandbox in a process, migrated and seeded. */
export interface LocalProject {
  url: string;
  anonKey: string;
  serviceRoleKey: string;
  databaseUrl: string;
  /** Key the seeded credentials are encrypted with. */
  credentialsKey: string;
  stop(): Promise<void>;
}

const sandbox = resolve(__dirname, '../../../dist/apps/sandbox/main.js');
const startTimeoutMs = 60_000;
const credentialsKey = Buffer.alloc(32, 7).toString('base64');

/** The first of the two businesses of the seed; six in ten listings are theirs. */
export const marinaKeys = '11111111-1111-4111-8111-111111111111';
export const palmAndCo = '22222222-2222-4222-8222-222222222222';

export async function startLocalProject(listings = 600): Promise<LocalProject> {
  const dataDir = mkdtempSync(join(tmpdir(), 'supabase-test-'));
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
      CREDENTIALS_KEY: credentialsKey,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return { ...(await readAddress(child, `http://127.0.0.1:${http}/api/health`)), credentialsKey, stop };
  } catch (error) {
    await stop();
    throw new Error(`${String(error)}\n${output.join('').slice(-2000)}`, { cause: error });
  }
}

async function readAddress(
  child: ChildProcess,
  health: string,
): Promise<Omit<LocalProject, 'stop' | 'credentialsKey'>> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The sandbox ended with code ${child.exitCode}.`);
    const response = await fetch(health).catch(() => undefined);
    if (response?.ok) {
      const body = (await response.json()) as {
        parts: { supabase: Omit<LocalProject, 'stop' | 'credentialsKey'> };
      };
      return body.parts.supabase;
    }
    await sleep(50);
  }
  throw new Error(`The sandbox did not answer ${health} within ${startTimeoutMs} ms.`);
}

async function findFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
