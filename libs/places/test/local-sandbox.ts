import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The built sandbox with nothing but the places stand-in, as a process of its own. */
export interface LocalSandbox {
  /** Root of both APIs. */
  baseUrl: string;
  setFaults(faults: object): Promise<void>;
  stop(): Promise<void>;
}

const main = resolve(__dirname, '../../../dist/apps/sandbox/main.js');
const startTimeoutMs = 60_000;

export async function startLocalSandbox(): Promise<LocalSandbox> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, SANDBOX_PARTS: 'places', SANDBOX_PORT: `${port}`, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(`${url}/api/health`).catch(() => undefined);
    if (response?.ok)
      return { baseUrl: `${url}/google`, setFaults: (faults) => setFaults(url, faults), stop };
    await sleep(50);
  }
  await stop();
  throw new Error(`The sandbox did not start.\n${output.slice(-2000)}`);
}

async function setFaults(url: string, places: object): Promise<void> {
  const response = await fetch(`${url}/api/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ places }),
  });
  if (!response.ok) throw new Error(`The sandbox refused the faults: ${await response.text()}`);
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await once(server.close(), 'close');
  return port;
}
