import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { WorkerConfig } from '@whatsapp-agent/config';
import { CLOCK, TENANT_DIRECTORY, type Clock, type TenantDirectory } from '@whatsapp-agent/contracts';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import { WORKER_CONFIG } from '../app/worker-config.token';

const RETRY_MS = 3_000;

/** Creates the tenant the environment describes, when there is none. Waits for the database as long as it takes. */
@Injectable()
export class DefaultTenantService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();

  constructor(
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
    @Inject(TENANT_DIRECTORY) private readonly tenants: TenantDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Not awaited: the process starts, unready, while the database is away. */
  onApplicationBootstrap(): void {
    void this.ensure();
  }

  onModuleDestroy(): void {
    this.stop.abort();
  }

  private async ensure(): Promise<void> {
    const { defaultTenant } = this.config;
    if (!defaultTenant) return;
    while (!this.stop.signal.aborted) {
      try {
        const created = await this.tenants.ensureDefaultTenant(defaultTenant);
        if (created)
          this.log.info('created the default tenant from the environment', { wabaId: defaultTenant.wabaId });
        return;
      } catch (error) {
        this.log.warn('the default tenant could not be looked up yet', { error });
        await this.clock.sleep(RETRY_MS, this.stop.signal);
      }
    }
  }
}
