import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import { LOGGER, observeReadiness, type Logger } from '@whatsapp-agent/observability';
import { PubSubHealthIndicator } from '@whatsapp-agent/pubsub';
import type { FastifyReply } from 'fastify';

/** Whether webhooks can be stored now. */
export interface Readiness {
  status: 'ready' | 'unavailable';
  mode: 'ingestion_service';
  /** Why not; names resources, never credentials. */
  reason?: string;
}

/** Liveness and readiness. A restart does not mend a broker, so only readiness looks at it. */
@Controller('health')
export class HealthController {
  private wasReady = true;

  constructor(
    private readonly pubsub: PubSubHealthIndicator,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    observeReadiness(async () => (await this.pubsub.check()).status === 'up');
  }

  @Get()
  describeLiveness(): { status: 'healthy'; mode: 'ingestion_service' } {
    return { status: 'healthy', mode: 'ingestion_service' };
  }

  @Get('ready')
  async describeReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const { status, details } = await this.pubsub.check();
    this.logChange(status === 'up');
    if (status === 'up') return { status: 'ready', mode: 'ingestion_service' };
    void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    const reason = details.message ?? 'The broker is not usable.';
    return { status: 'unavailable', mode: 'ingestion_service', reason };
  }

  private logChange(ready: boolean): void {
    if (!ready && this.wasReady) {
      this.logger.warn('not ready: webhooks cannot be stored', { code: 'INGESTION.NOT_READY' });
    } else if (ready && !this.wasReady) {
      this.logger.info('ready again', { code: 'INGESTION.READY' });
    }
    this.wasReady = ready;
  }
}
