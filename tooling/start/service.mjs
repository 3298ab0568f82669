import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** One of the three processes. Its output goes to `.data/logs/<name>.log`, and to the terminal on demand. */
export class Service {
  constructor(name, { root, env, showLogs }) {
    this.name = name;
    this.tail = [];
    const logs = join(root, '.data', 'logs');
    mkdirSync(logs, { recursive: true });
    this.logFile = join(logs, `${name}.log`);
    const file = createWriteStream(this.logFile);
    this.child = spawn(
      process.execPath,
      ['--enable-source-maps', join(root, 'dist', 'apps', name, 'main.js')],
      {
        env,
        cwd: root,
        // A group of its own, so that Ctrl-C reaches this script first and the order of stopping is ours.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (chunk) => {
        file.write(chunk);
        if (showLogs) process.stdout.write(chunk);
        this.tail = `${this.tail.join('\n')}${chunk}`.split('\n').slice(-15);
      });
    }
    this.exited = new Promise((resolve) =>
      this.child.once('exit', (code, signal) => resolve({ code, signal })),
    );
    this.running = true;
    void this.exited.then(() => (this.running = false));
  }

  /** Resolves when `url` answers 200; throws with the last lines of the log when the process ends before. */
  async waitUntilReady(url, timeoutMs, onWait = () => undefined) {
    const deadline = Date.now() + timeoutMs;
    let answer = 'no answer';
    while (Date.now() < deadline) {
      if (!this.running) throw new Error(`${this.name} ended while starting:\n${this.tail.join('\n')}`);
      try {
        const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
        if (response.ok) return;
        answer = await response.text();
      } catch {
        answer = 'no answer yet';
      }
      onWait(answer);
      await wait(150);
    }
    throw new Error(
      `${this.name} is not ready after ${timeoutMs / 1000} s (${answer.slice(0, 400)}). Its log: ${this.logFile}`,
    );
  }

  /** Asks it to stop; insists after `graceMs`. */
  async stop(graceMs = 10_000) {
    if (!this.running) return;
    this.child.kill('SIGTERM');
    const late = wait(graceMs, 'late', { ref: false });
    if ((await Promise.race([this.exited, late])) === 'late') {
      try {
        process.kill(-this.child.pid, 'SIGKILL');
      } catch {
        this.child.kill('SIGKILL');
      }
      await this.exited;
    }
  }
}
