import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, closeSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import {
  chooseReachableBinaries,
  chooseReachableDirectory,
  findPostgresAccount,
  giveDirectory,
  type PostgresAccount,
} from './postgres-account';
import { locatePostgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { clearStaleLock } from './postmaster-lock';

/**
 * Ends the server when the sandbox is gone, however it went: the sandbox holds the other end of standard input.
 * `exec` keeps the process number, so that the server's exit is seen as what it is.
 */
const launchScript = 'exec 3<&0; ( (cat <&3 >/dev/null; kill -INT $$ 2>/dev/null) & ); exec "$@" <&- 3<&-';

/** Nothing here survives a power cut, and nothing has to. */
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '128MB',
  fsync: 'off',
  full_page_writes: 'off',
  jit: 'off',
  timezone: 'UTC',
  log_min_messages: 'warning',
};

const startTimeoutMs = 60_000;
const stopTimeoutMs = 15_000;

/** A PostgreSQL server of this process's own, from the programs npm installed. Data stays in `dataDir`. */
export class EmbeddedPostgresServer {
  private process?: ChildProcess;
  private readonly account: PostgresAccount;
  private readonly binaries: PostgresBinaries;
  private readonly cluster: string;
  private readonly log: string;

  constructor(
    dataDir: string,
    private readonly port: number,
  ) {
    this.account = findPostgresAccount();
    this.binaries = chooseReachableBinaries(locatePostgresBinaries(), this.account);
    const home = chooseReachableDirectory(resolve(dataDir), this.account);
    this.cluster = join(home, 'postgres');
    this.log = join(home, 'postgres.log');
  }

  /** Connection string of the superuser. */
  get url(): string {
    return `postgresql://postgres@127.0.0.1:${this.port}/postgres`;
  }

  /** Creates the cluster on first use, starts it and resolves when it answers. */
  async start(): Promise<void> {
    giveDirectory(this.cluster, this.account);
    this.initialise();
    await clearStaleLock(this.cluster);
    const log = openSync(this.log, 'a');
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    this.process = spawn(
      '/bin/sh',
      [
        '-c',
        launchScript,
        'sh',
        this.program('postgres'),
        '-D',
        this.cluster,
        '-p',
        `${this.port}`,
        ...options,
      ],
      // A group of its own: Ctrl-C reaches the sandbox, which stops its parts in order.
      { ...this.account, cwd: '/', detached: true, stdio: ['pipe', 'ignore', log] },
    );
    closeSync(log);
    this.process.stdin?.on('error', () => undefined);
    await this.waitUntilReady(this.process);
  }

  /** Stops the server and waits for its end. */
  async stop(): Promise<void> {
    const server = this.process;
    this.process = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.stdin?.end();
    const ended = await Promise.race([exited.then(() => true), sleep(stopTimeoutMs, false, { ref: false })]);
    if (ended) return;
    // SIGQUIT is PostgreSQL's immediate stop; the next start recovers from the log.
    server.kill('SIGQUIT');
    await exited;
  }

  private initialise(): void {
    if (existsSync(join(this.cluster, 'PG_VERSION'))) {
      if (existsSync(join(this.cluster, 'global', 'pg_control'))) return;
      // A first start that was killed half way leaves a folder initdb refuses.
      rmSync(this.cluster, { recursive: true, force: true });
      giveDirectory(this.cluster, this.account);
    }
    const characters = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
    const result = spawnSync(
      this.program('initdb'),
      [
        ...['-D', this.cluster, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'],
        ...['--locale=C', `--lc-ctype=${characters}`],
      ],
      { ...this.account, cwd: '/', encoding: 'utf8' },
    );
    if (result.status === 0) return;
    rmSync(this.cluster, { recursive: true, force: true });
    throw new Error(`initdb could not create ${this.cluster}: ${result.stderr || result.error?.message}`);
  }

  private async waitUntilReady(server: ChildProcess): Promise<void> {
    const deadline = Date.now() + startTimeoutMs;
    for (;;) {
      if (server.exitCode !== null || server.signalCode !== null) {
        throw new Error(`PostgreSQL ended while starting on port ${this.port}: ${this.tailLog()}`);
      }
      if (await this.answers()) return;
      if (Date.now() > deadline) {
        await this.stop();
        throw new Error(`PostgreSQL did not answer on port ${this.port} in time: ${this.tailLog()}`);
      }
      await sleep(30);
    }
  }

  /** Asks for the data folder, so that a stranger on the same port is not taken for ours. */
  private async answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ dir: string }>("select current_setting('data_directory') as dir");
      return rows[0]?.dir === this.cluster;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private program(name: string): string {
    return join(this.binaries.root, 'bin', name);
  }

  private tailLog(): string {
    try {
      return readFileSync(this.log, 'utf8').split('\n').slice(-6).join('\n').trim();
    } catch {
      return `see ${this.log}`;
    }
  }
}
