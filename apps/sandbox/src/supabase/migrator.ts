import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';

/** `<version>_<name>.sql`, the Supabase CLI's naming. */
const migrationFile = /^(\d+)_(.+)\.sql$/;

/** Same key in every sandbox, so that two that share a server take turns. */
const lockKey = 727_501;

/**
 * Applies what is new in `directory`, in order, each file in its own transaction, recorded where the Supabase CLI
 * records it. Returns the names applied.
 * @throws Error naming the file whose statement failed; nothing of that file stays.
 */
export async function applyMigrations(client: Client, directory: string): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    await client.query('create schema if not exists supabase_migrations');
    await client.query(
      `create table if not exists supabase_migrations.schema_migrations
         (version text primary key, statements text[], name text)`,
    );
    const { rows } = await client.query<{ version: string }>(
      'select version from supabase_migrations.schema_migrations',
    );
    const done = new Set(rows.map((row) => row.version));
    const applied: string[] = [];
    for (const file of readdirSync(directory).sort()) {
      const [, version, name] = migrationFile.exec(file) ?? [];
      if (!version || !name || done.has(version)) continue;
      await applyOne(client, { version, name, sql: readFileSync(join(directory, file), 'utf8') });
      applied.push(file);
    }
    return applied;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]);
  }
}

async function applyOne(
  client: Client,
  migration: { version: string; name: string; sql: string },
): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(
      'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
      [migration.version, migration.name, [migration.sql]],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${migration.version}_${migration.name} failed: ${reason}`, { cause: error });
  }
}
