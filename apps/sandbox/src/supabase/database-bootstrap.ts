import type { Client } from 'pg';

/** What a Supabase project has before its first migration. */
const statements = [
  `do $$ begin
     if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
     if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
     if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin noinherit bypassrls; end if;
   end $$`,
  'create schema if not exists extensions',
  'grant usage on schema public, extensions to anon, authenticated, service_role',
];

/** Creates the roles and schemas every Supabase project starts with. Safe to repeat. */
export async function bootstrapDatabase(client: Client): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

/**
 * Takes from the public roles what Supabase Lite gives them on its first request ("all tables"), so that local
 * grants are those of the migrations: row-level security is the second line, not the only one.
 */
export async function restrictPublicRoles(client: Client): Promise<void> {
  await client.query('revoke all on all tables in schema public from anon, authenticated');
  await client.query('revoke all on all sequences in schema public from anon, authenticated');
  await client.query(
    'alter default privileges in schema public revoke all on tables from anon, authenticated',
  );
  await client.query(
    'alter default privileges in schema public revoke all on sequences from anon, authenticated',
  );
}
