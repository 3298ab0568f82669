import { join, resolve } from 'node:path';
import { Logger } from '@nestjs/common';
import type { SandboxConfig } from '@whatsapp-agent/config';
import { AREA_EXPERT_PATH } from '../area-expert/area-expert';
import { SupabaseStandIn } from '../supabase/supabase-stand-in';
import { publicUrl } from './public-url';
import { getRepositoryRoot } from './repository-root';
import type { PartAddress, RunnablePart } from './sandbox-part';

/** The database and its API. */
export class SupabasePart implements RunnablePart {
  readonly name = 'supabase';
  readonly ports: RunnablePart['ports'];
  readonly standIn: SupabaseStandIn;
  private readonly logger = new Logger('Supabase');

  constructor(config: SandboxConfig) {
    const root = getRepositoryRoot();
    this.ports = [
      { variable: 'SANDBOX_SUPABASE_PORT', port: config.ports.supabase },
      { variable: 'SANDBOX_POSTGRES_PORT', port: config.ports.postgres },
    ];
    this.standIn = new SupabaseStandIn({
      dataDir: resolve(root, config.dataDir),
      port: config.ports.supabase,
      postgresPort: config.ports.postgres,
      databaseUrl: config.databaseUrl,
      migrationsDir: join(root, 'supabase', 'migrations'),
      seedListings: config.seedListings,
      mediaBaseUrl: `${publicUrl(config)}/media`,
      areaExpertUrl: `${publicUrl(config)}/${AREA_EXPERT_PATH}`,
      credentialsKey: config.credentialsKey,
    });
  }

  async start(): Promise<PartAddress> {
    return { ...(await this.standIn.start((step) => this.logger.log(step))) };
  }

  stop(): Promise<void> {
    return this.standIn.stop();
  }
}
