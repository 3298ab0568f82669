import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { StrikeCounter } from '../faults/strike-counter';
import { bootstrapDatabase, restrictPublicRoles } from './database-bootstrap';
import type { DatabaseFaults } from './database-faults';
import { seedDatabase } from './database-seed';
import { EmbeddedPostgresServer } from './embedded-postgres.server';
import { applyMigrations } from './migrator';
import { localKeys, SupabaseLiteGateway } from './supabase-lite.gateway';

export interface SupabaseStandInOptions {
  /** Kept between starts. Unused with `databaseUrl`. */
  dataDir: string;
  /** Port of the Supabase API. */
  port: number;
  /** Port of the embedded PostgreSQL. Unused with `databaseUrl`. */
  postgresPort: number;
  /** A PostgreSQL server to use instead of the embedded one; its user must be able to create roles. */
  databaseUrl?: string;
  /** `supabase/migrations` of the repository. */
  migrationsDir: string;
  /** Made-up listings for an empty project, with their tenants; 0 leaves it empty. */
  seedListings: number;
  /** Seed files; `seed` beside the migrations when absent. */
  seedDir?: string;
  /** Where pictures of made-up listings are served, without a slash at the end. */
  mediaBaseUrl?: string;
  /** Where the made-up tenants' area experts are reached, without a slash at the end. */
  areaExpertUrl?: string;
  /** Key of the made-up tenants' credentials, base64 of 32 bytes; without it they get none. */
  credentialsKey?: string;
}

/** How to reach the local project. */
export interface SupabaseEndpoint {
  url: string;
  anonKey: string;
  serviceRoleKey: string;
  databaseUrl: string;
}

/** A Supabase project on this machine: PostgreSQL with the repository's migrations and seed behind the real API. */
export class SupabaseStandIn {
  /** May be changed at any time. */
  readonly faults: DatabaseFaults = {};
  readonly strikes = new StrikeCounter();
  private postgres?: EmbeddedPostgresServer;
  private gateway?: SupabaseLiteGateway;

  constructor(private readonly options: SupabaseStandInOptions) {}

  /** Starts everything; `onProgress` gets a sentence per step. A start that fails leaves nothing running. */
  async start(onProgress: (step: string) => void = () => undefined): Promise<SupabaseEndpoint> {
    try {
      const databaseUrl = await this.startDatabase(onProgress);
      this.gateway = new SupabaseLiteGateway(databaseUrl, this.options.port, this.faults, this.strikes);
      await this.withClient(databaseUrl, async (client) => {
        await bootstrapDatabase(client);
        const applied = await applyMigrations(client, this.options.migrationsDir);
        if (applied.length > 0) onProgress(`applied ${applied.length} migrations`);
        if (await this.seed(client)) onProgress(`seeded ${this.options.seedListings} listings`);
      });
      await this.gateway.start();
      await this.settleGrants(databaseUrl);
      return { url: this.gateway.url, ...localKeys, databaseUrl };
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops the API and the embedded server; resolves when no process is left. */
  async stop(): Promise<void> {
    await this.gateway?.stop();
    this.gateway = undefined;
    await this.postgres?.stop();
    this.postgres = undefined;
  }

  private async startDatabase(onProgress: (step: string) => void): Promise<string> {
    if (this.options.databaseUrl) return this.options.databaseUrl;
    onProgress('starting PostgreSQL');
    this.postgres = new EmbeddedPostgresServer(this.options.dataDir, this.options.postgresPort);
    await this.postgres.start();
    return this.postgres.url;
  }

  private async seed(client: Client): Promise<boolean> {
    const { seedListings, seedDir, migrationsDir, ...made } = this.options;
    if (seedListings === 0) return false;
    const directory = seedDir ?? join(dirname(migrationsDir), 'seed');
    const { mediaBaseUrl, areaExpertUrl, credentialsKey } = made;
    return seedDatabase(client, {
      directory,
      listings: seedListings,
      mediaBaseUrl,
      areaExpertUrl,
      credentialsKey,
    });
  }

  /** The first request makes Supabase Lite read the schema and widen the grants; both belong to the start. */
  private async settleGrants(databaseUrl: string): Promise<void> {
    const headers = { apikey: localKeys.serviceRoleKey };
    await fetch(`${this.gateway?.url}/rest/v1/tenants?select=id&limit=1`, { headers });
    await this.withClient(databaseUrl, restrictPublicRoles);
  }

  private async withClient(databaseUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  }
}
