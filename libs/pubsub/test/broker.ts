import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A broker that speaks `google.pubsub.v1`, shared by the tests of one file. */
export interface Broker {
  /** `host:port` */
  readonly host: string;
  /** Keys of its push tokens; Google's emulator signs none. */
  readonly certsUrl?: string;
  /** Of the sandbox's own HTTP interface; Google's emulator has none. */
  readonly url?: string;
  stop(): Promise<void>;
}

const SANDBOX = resolve(__dirname, '../../../dist/apps/sandbox/main.js');
// Google's client otherwise looks for a metadata server, emulator or not.
process.env['METADATA_SERVER_DETECTION'] ??= 'none';

const START_TIMEOUT_MS = 20_000;

/** The emulator named by `PUBSUB_EMULATOR_HOST`, otherwise the built sandbox's Pub/Sub part in a process of its own. */
export async function startBroker(): Promise<Broker> {
  const external = process.env['PUBSUB_EMULATOR_HOST'];
  if (external) return { host: external, stop: () => Promise.resolve() };
  return startSandbox();
}

/** A sandbox of its own, whatever the environment says: for tests that make it fail or start it again. */
export async function startSandbox(pubsubPort?: number): Promise<Required<Broker>> {
  const port = await findFreePort();
  pubsubPort ??= await findFreePort();
  const child = spawn(process.execPath, [SANDBOX], {
    env: {
      ...process.env,
      SANDBOX_PARTS: 'pubsub',
      SANDBOX_PORT: String(port),
      SANDBOX_PUBSUB_PORT: String(pubsubPort),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await waitUntilHealthy(child, `http://127.0.0.1:${port}/api/health`);
  return {
    host: `127.0.0.1:${pubsubPort}`,
    url: `http://127.0.0.1:${port}`,
    certsUrl: `http://127.0.0.1:${port}/api/pubsub/certs`,
    stop: () => stop(child),
  };
}

/** A port nobody listened to a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No free port was given.');
  return address.port;
}

async function waitUntilHealthy(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The sandbox ended with code ${child.exitCode}.`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await sleep(50);
  }
  await stop(child);
  throw new Error(`The sandbox did not answer ${url} within ${START_TIMEOUT_MS} ms.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await once(child, 'exit');
  clearTimeout(killer);
}
