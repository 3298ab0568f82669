import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MAIN = join(__dirname, '../../../dist/apps/sandbox/main.js');
const START_TIMEOUT_MS = 60_000;

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** The built sandbox as a process of its own, started from a directory that is not the repository. */
export class RunningSandbox {
  readonly baseUrl: string;
  output = '';

  private constructor(
    readonly process: ChildProcess,
    private readonly folder: string,
    port: number,
  ) {
    this.baseUrl = `http://127.0.0.1:${port}`;
    process.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    process.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  static async launch(env: Record<string, string>): Promise<RunningSandbox> {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const port = await findFreePort();
    const child = spawn(process.execPath, [MAIN], {
      cwd: folder,
      env: { PATH: process.env['PATH'], SANDBOX_PORT: `${port}`, SANDBOX_DATA_DIR: folder, ...env },
    });
    return new RunningSandbox(child, folder, port);
  }

  /** @throws Error with the output when the sandbox ends or takes too long. */
  async waitUntilReady(): Promise<Record<string, Record<string, string>>> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && this.process.exitCode === null) {
      const response = await fetch(`${this.baseUrl}/api/health`).catch(() => undefined);
      if (response?.status === 200) return ((await response.json()) as { parts: never }).parts;
      await sleep(100);
    }
    throw new Error(`The sandbox did not become ready:\n${this.output}`);
  }

  /** Ends it as Ctrl-C would; resolves with its exit code and how long it took, in ms. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<{ code: number | null; ms: number }> {
    const began = Date.now();
    if (this.process.exitCode === null) {
      this.process.kill(signal);
      await once(this.process, 'exit');
    }
    return { code: this.process.exitCode, ms: Date.now() - began };
  }

  /** Also for a sandbox that hangs. */
  async dispose(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGKILL');
      await once(this.process, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
