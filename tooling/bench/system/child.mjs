import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { parseEnv } from 'node:util';

/** A port that was free a moment ago. */
export async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The values `nx serve` gives an app. */
export function localValues(app) {
  return parseEnv(readFileSync(`apps/${app}/.env.serve`, 'utf8'));
}

/** A process under measurement, started with nothing of this one's environment but the path. */
export class Child {
  constructor(script, env) {
    const { PATH, HOME } = process.env;
    this.begun = performance.now();
    this.process = spawn(process.execPath, [script], {
      env: { PATH, HOME, NODE_ENV: 'production', METADATA_SERVER_DETECTION: 'none', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.output = '';
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', (chunk) => (this.output = (this.output + chunk).slice(-4000)));
    }
  }

  /** Milliseconds from the start of the process until the address answers with success. */
  async waitFor(url, everyMs = 10) {
    for (;;) {
      if (this.process.exitCode !== null) throw new Error(`the process ended:\n${this.output}`);
      if (performance.now() - this.begun > 60_000) throw new Error(`not ready in a minute:\n${this.output}`);
      const answer = await fetch(url).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.ok) return performance.now() - this.begun;
      await wait(everyMs);
    }
  }

  /** Resident memory in MB and processor time in ms, as the kernel counts them. */
  usage() {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    const stat = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    const ticks = Number(stat[11]) + Number(stat[12]);
    return { residentMb: Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024, cpuMs: ticks * 10 };
  }

  async stop(signal = 'SIGTERM') {
    if (this.process.exitCode !== null) return;
    const exited = once(this.process, 'exit');
    this.process.kill(signal);
    await exited;
  }
}
