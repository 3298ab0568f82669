import { Inject, Injectable, type OnModuleDestroy, ServiceUnavailableException } from '@nestjs/common';
import type { SandboxConfig } from '@whatsapp-agent/config';
import { Pool, type QueryResultRow } from 'pg';
import { SANDBOX_CONFIG } from './sandbox-config.token';
import { SandboxParts } from './sandbox-parts.service';

/** The database the worker writes to, read by the control API. */
@Injectable()
export class SandboxDatabase implements OnModuleDestroy {
  private pool?: Pool;

  constructor(
    @Inject(SANDBOX_CONFIG) private readonly config: SandboxConfig,
    private readonly parts: SandboxParts,
  ) {}

  /** @throws ServiceUnavailableException while there is no database. */
  async query<Row extends QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.getPool().query<Row>(sql, [...values]);
    return rows;
  }

  /** Whether there is a database to ask. */
  get isAvailable(): boolean {
    return this.findUrl() !== undefined;
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool?.end();
    this.pool = undefined;
  }

  private getPool(): Pool {
    const url = this.findUrl();
    if (!url) {
      throw new ServiceUnavailableException(
        'The sandbox has no database (yet). Run its part "supabase" (SANDBOX_PARTS) or set DATABASE_URL.',
      );
    }
    if (!this.pool) {
      this.pool = new Pool({ connectionString: url, max: 3, idleTimeoutMillis: 10_000 });
      // An idle connection that breaks (the server stops) is replaced by the next query.
      this.pool.on('error', () => undefined);
    }
    return this.pool;
  }

  private findUrl(): string | undefined {
    return this.parts.health().parts.supabase?.['databaseUrl'] ?? this.config.databaseUrl;
  }
}
