import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgresServer } from './embedded-postgres.server';

describe(EmbeddedPostgresServer, () => {
  let dataDir: string;
  let lock: string;
  let server: EmbeddedPostgresServer;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'embedded-postgres-'));
    lock = join(dataDir, 'postgres', 'postmaster.pid');
    server = new EmbeddedPostgresServer(dataDir, await findFreePort());
    await server.start();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function query<T extends object>(sql: string): Promise<T[]> {
    const client = new Client({ connectionString: server.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const readPid = () => Number.parseInt(readFileSync(lock, 'utf8'), 10);
  const isRunning = (pid: number) => spawnSync('ps', ['-p', `${pid}`]).status === 0;

  it('has the extensions of the migrations and knows letters of every script', async () => {
    const rows = await query<{ name: string }>('select name from pg_available_extensions');
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['pg_trgm', 'unaccent', 'pgcrypto', 'fuzzystrmatch']));
    expect(await query("select lower('ÉLAN') as lower")).toEqual([{ lower: 'élan' }]);
  });

  it('keeps its data over a stop, which leaves no process', async () => {
    await query('create table kept as select 42 as answer');
    const pid = readPid();
    await server.stop();
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(lock)).toBe(false);
    await server.start();
    expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('starts again after it was killed and its process number went to another program', async () => {
    process.kill(readPid(), 'SIGKILL');
    await server.stop();
    expect(existsSync(lock)).toBe(true);
    const lines = readFileSync(lock, 'utf8').split('\n');
    writeFileSync(lock, [process.pid, ...lines.slice(1)].join('\n'));
    await server.start();
    expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('says what is wrong when the port is taken, and leaves nothing behind', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    const otherDir = mkdtempSync(join(tmpdir(), 'embedded-postgres-'));
    try {
      const other = new EmbeddedPostgresServer(otherDir, port);
      await expect(other.start()).rejects.toThrow(new RegExp(`port ${port}`));
      expect(existsSync(join(otherDir, 'postgres', 'postmaster.pid'))).toBe(false);
    } finally {
      blocker.close();
      rmSync(otherDir, { recursive: true, force: true });
    }
  }, 30_000);

  it('does not share its folder with a second server', async () => {
    const second = new EmbeddedPostgresServer(dataDir, await findFreePort());
    await expect(second.start()).rejects.toThrow(/already runs/);
    expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
  }, 30_000);
});

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await once(probe.close(), 'close');
  return port;
}
