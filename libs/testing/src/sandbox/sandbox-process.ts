import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findFreePorts } from './free-ports';

/** A sandbox for the tests of one file. */
export interface SandboxProcess {
  /** Of its page and HTTP interface, without a slash at the end. */
  readonly url: string;
  /** What each part says of itself, by name. */
  readonly parts: Readonly<Record<string, unknown>>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

const MAIN = resolve(__dirname, '../../../../dist/apps/sandbox/main.js');
const LONGEST_START_MS = 60_000;
const LONGEST_STOP_MS = 5_000;

/**
 * Starts the built sandbox as a process of its own, on ports and data of its own.
 *
 * @param parts comma list, e.g. `supabase` or `pubsub`
 * @param change further environment of the process
 * @throws Error with the end of its output when it does not become ready
 */
export async function startSandboxProcess(
  parts: string,
  change: Readonly<Record<string, string>> = {},
): Promise<SandboxProcess> {
  const [http, pubsub, supabase, postgres] = await findFreePorts(4);
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-test-'));
  const env = {
    SANDBOX_PARTS: parts,
    SANDBOX_PORT: `${http}`,
    SANDBOX_PUBSUB_PORT: `${pubsub}`,
    SANDBOX_SUPABASE_PORT: `${supabase}`,
    SANDBOX_POSTGRES_PORT: `${postgres}`,
    SANDBOX_DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ...change,
  };
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-2000)));
  }
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${http}`;
  const ready = await waitUntilReady(child, url);
  if (ready) return { url, parts: ready, stop };
  await stop();
  throw new Error(`The sandbox did not become ready. Is it built (npx nx build sandbox)?\n${output}`);
}

async function waitUntilReady(
  child: ChildProcess,
  url: string,
): Promise<SandboxProcess['parts'] | undefined> {
  const deadline = Date.now() + LONGEST_START_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(`${url}/api/health`).catch(() => undefined);
    if (response?.ok) return ((await response.json()) as { parts: SandboxProcess['parts'] }).parts;
    await wait(50);
  }
  return undefined;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS);
  await exited;
  clearTimeout(killer);
}
