import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { locateApp } from './app-folder';

/** A built app, running as its own process. */
export class AppProcess {
  private child?: ChildProcess;
  private output = '';

  constructor(
    readonly name: 'ingestion' | 'worker' | 'sandbox',
    private readonly env: Readonly<Record<string, string>>,
    private readonly readyUrl: string,
  ) {}

  /** Of the operating system; absent before the start. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Everything the process has written so far. */
  get logs(): string {
    return this.output;
  }

  /** Starts it and waits until it says it is ready. */
  async start(timeoutMs = 60_000): Promise<void> {
    const { node, main, cwd, env, uid } = locateApp(this.name);
    this.child = spawn(node, ['--enable-source-maps', main], {
      cwd,
      env: { ...env, ...this.env },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    await this.waitUntilReady(timeoutMs);
  }

  async waitUntilReady(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (Date.now() < deadline) {
      if (this.child?.exitCode != null || this.child?.signalCode != null) break;
      const answer = await fetch(this.readyUrl, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
      if (answer?.ok) return;
      await wait(100);
    }
    throw new Error(
      `${this.name} did not become ready. Its last lines:\n${this.output.split('\n').slice(-25).join('\n')}`,
    );
  }

  /** Ends it as an operator would; resolves with the exit code. */
  stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** Ends it as a crash would. */
  kill(): Promise<number | null> {
    return this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const late = wait(15_000, 'late' as const, { ref: false });
    if ((await Promise.race([exited, late])) === 'late') {
      child.kill('SIGKILL');
      throw new Error(`${this.name} did not stop within 15 s of ${signal}`);
    }
    return exited;
  }
}
