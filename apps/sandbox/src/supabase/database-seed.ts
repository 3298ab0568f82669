import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { SANDBOX_BUSINESSES } from '../aisensy/businesses';
import { AREA_EXPERT_SECRET } from '../area-expert/area-expert';

export interface SeedOptions {
  /** `supabase/seed` of the repository. */
  directory: string;
  /** How many listings; the seed's own number when absent. */
  listings?: number;
  /** Where pictures and brochures of listings are served. */
  mediaBaseUrl?: string;
  /** Where the tenants' area experts are reached; without it, or without the key, they have none. */
  areaExpertUrl?: string;
  /** Key of the tenants' credentials, base64 of 32 bytes; without it the tenants get none. */
  credentialsKey?: string;
}

/**
 * Fills an empty project from the seed files, once; what was seeded is recorded where the Supabase CLI records it.
 * Returns whether anything was seeded. Nothing stays of a seed that fails.
 */
export async function seedDatabase(client: Client, options: SeedOptions): Promise<boolean> {
  await client.query(
    'create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null)',
  );
  await client.query('begin');
  try {
    await client.query('lock table supabase_migrations.seed_files in share row exclusive mode');
    const { rowCount } = await client.query('select from supabase_migrations.seed_files limit 1');
    if (!rowCount) await runSeedFiles(client, options);
    await client.query('commit');
    return !rowCount;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function runSeedFiles(client: Client, options: SeedOptions): Promise<void> {
  const settings = {
    listings: options.listings?.toString() ?? '',
    media_base_url: options.mediaBaseUrl ?? '',
  };
  for (const [name, value] of Object.entries(settings)) {
    await client.query('select set_config($1, $2, true)', [`seed.${name}`, value]);
  }
  const files = readdirSync(options.directory).filter((file) => file.endsWith('.sql'));
  for (const file of files.sort()) {
    const sql = readFileSync(join(options.directory, file), 'utf8');
    await client.query(sql);
    await client.query('insert into supabase_migrations.seed_files (path, hash) values ($1, $2)', [
      `supabase/seed/${file}`,
      createHash('sha256').update(sql).digest('hex'),
    ]);
  }
  if (!options.credentialsKey) return;
  const key = Buffer.from(options.credentialsKey, 'base64');
  await seedCredentials(client, key);
  if (options.areaExpertUrl) await seedAreaExperts(client, options.areaExpertUrl, key);
}

async function seedAreaExperts(client: Client, url: string, key: Buffer): Promise<void> {
  await client.query(`update public.tenants set area_expert_url = $1 || '/' || waba_id`, [url]);
  await client.query('update public.tenant_credentials set area_expert_secret_enc = $1', [
    encrypt(AREA_EXPERT_SECRET, key),
  ]);
}

/** The tokens the AiSensy stand-in knows its businesses by. */
async function seedCredentials(client: Client, key: Buffer): Promise<void> {
  for (const { wabaId, accessToken, refreshToken } of SANDBOX_BUSINESSES) {
    await client.query(
      `insert into public.tenant_credentials (tenant_id, access_token_enc, refresh_token_enc)
       select id, $2, $3 from public.tenants where waba_id = $1 on conflict do nothing`,
      [wabaId, encrypt(accessToken, key), encrypt(refreshToken, key)],
    );
  }
}

/** The format of `CredentialsCipher` in libs/supabase, which the sandbox may not import. */
function encrypt(text: string, key: Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['v1', ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64'))].join(':');
}
