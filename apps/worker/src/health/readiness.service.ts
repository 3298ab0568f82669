import { Inject, Injectable } from '@nestjs/common';
import { TENANT_DIRECTORY, type TenantDirectory } from '@whatsapp-agent/contracts';
import { observeReadiness } from '@whatsapp-agent/observability';
import { PubSubHealthIndicator } from '@whatsapp-agent/pubsub';

/** State of the worker's parts, each with the reason when it is not usable. */
export interface Readiness {
  status: 'ready' | 'unavailable';
  mode: 'processing_worker';
  parts: Record<'pubsub' | 'database', { status: 'up' | 'down'; reason?: string }>;
}

/** Asks broker and database whether turns can run now. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly pubsub: PubSubHealthIndicator,
    @Inject(TENANT_DIRECTORY) private readonly tenants: TenantDirectory,
  ) {
    observeReadiness(async () => (await this.check()).status === 'ready');
  }

  async check(): Promise<Readiness> {
    const [pubsub, database] = await Promise.all([this.checkPubSub(), this.checkDatabase()]);
    const ready = pubsub.status === 'up' && database.status === 'up';
    return {
      status: ready ? 'ready' : 'unavailable',
      mode: 'processing_worker',
      parts: { pubsub, database },
    };
  }

  private async checkPubSub(): Promise<Readiness['parts']['pubsub']> {
    const { status, details } = await this.pubsub.check();
    return status === 'up' ? { status } : { status, reason: details.message ?? 'The broker is not usable.' };
  }

  private async checkDatabase(): Promise<Readiness['parts']['database']> {
    try {
      await this.tenants.findFirstTenant();
      return { status: 'up' };
    } catch (error) {
      // Errors of the adapter name the operation and the kind of failure, never a value.
      return {
        status: 'down',
        reason: error instanceof Error ? error.message : 'The database is not usable.',
      };
    }
  }
}
