import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The business all questions are about. */
export const TENANT = '11111111-1111-4111-8111-111111111111';
/** The seed gives six listings in ten to it. */
const SEED = 16_667;
const START_TIMEOUT_MS = 120_000;

/** The stand-in's database with as many listings as a measurement wants. */
export class BenchDatabase {
  static async start() {
    const directory = mkdtempSync(join(tmpdir(), 'search-bench-'));
    const [http, supabase, postgres] = await findFreePorts(3);
    const env = {
      ...process.env,
      SANDBOX_PARTS: 'supabase',
      SANDBOX_PORT: `${http}`,
      SANDBOX_SUPABASE_PORT: `${supabase}`,
      SANDBOX_POSTGRES_PORT: `${postgres}`,
      SANDBOX_DATA_DIR: directory,
      SANDBOX_SEED_LISTINGS: `${SEED}`,
      LOG_LEVEL: 'error',
    };
    const child = spawn(process.execPath, ['dist/apps/sandbox/main.js'], { env, stdio: 'ignore' });
    const database = new BenchDatabase(directory, child);
    try {
      await database.connect(`http://127.0.0.1:${http}/api/health`);
      return database;
    } catch (error) {
      await database.stop();
      throw error;
    }
  }

  constructor(directory, child) {
    this.directory = directory;
    this.child = child;
  }

  async connect(health) {
    for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await sleep(100)) {
      const answer = await fetch(health).catch(() => undefined);
      if (!answer?.ok) continue;
      const { parts } = await answer.json();
      this.client = new pg.Client({ connectionString: parts.supabase.databaseUrl });
      await this.client.connect();
      return;
    }
    throw new Error(`The sandbox was not ready within ${START_TIMEOUT_MS} ms.`);
  }

  async query(sql, values = []) {
    return (await this.client.query(sql, values)).rows;
  }

  /** Copies listings until the business has `size`, without the triggers: their columns are copied too. */
  async growTo(size) {
    const [{ have }] = await this.query(
      'select count(*)::integer as have from properties where tenant_id = $1',
      [TENANT],
    );
    if (have < size) await this.copy(size - have, have);
    await this.query('vacuum analyze properties');
  }

  async copy(missing, have) {
    const columns = await this.query(`
      select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = 'properties' and is_generated = 'NEVER' order by ordinal_position`);
    const sources = columns.map(({ name }) => COPIED[name] ?? `p.${name}`);
    // Making an index anew is faster than adding most of its entries one by one.
    const indexes = await this.query(
      "select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public' and tablename = 'properties' and indexname like 'properties_by%'",
    );
    for (const { name } of indexes) await this.query(`drop index public.${name}`);
    await this.query("set session_replication_role = 'replica'");
    await this.query('select setseed(0.5)');
    await this.query(
      `insert into properties (${columns.map(({ name }) => name).join(', ')})
       select ${sources.join(', ')} from properties p cross join generate_series(1, $2::integer) as copy (n)
       where p.tenant_id = $1 order by copy.n, p.id limit $3 on conflict do nothing`,
      [TENANT, Math.ceil(missing / have) + 1, missing],
    );
    await this.query("set session_replication_role = 'origin'");
    for (const { definition } of indexes) await this.query(definition);
    // Derived tables are kept by the triggers that were just left out.
    const [{ rebuilds }] = await this.query(
      "select to_regprocedure('internal.rebuild_market()') is not null as rebuilds",
    );
    if (rebuilds) await this.query('select internal.rebuild_market()');
  }

  async stop() {
    await this.client?.end().catch(() => undefined);
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const exited = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await exited;
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** What a copy does not share with its original. */
const COPIED = {
  id: 'gen_random_uuid()',
  original_property_id: 'null',
  source_id: 'null',
  short_ref: 'substr(md5(p.id::text || copy.n || random()), 1, 10)',
  created_at: "p.created_at - random() * interval '300 days'",
  norm_price: '(p.norm_price * (0.9 + 0.2 * random()))::bigint',
  norm_price_compare: '(p.norm_price_compare * (0.9 + 0.2 * random()))::bigint',
  norm_latitude: 'p.norm_latitude + (random() - 0.5) * 0.004',
  norm_longitude: 'p.norm_longitude + (random() - 0.5) * 0.004',
};

async function findFreePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
