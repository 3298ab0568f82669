import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import type { FastifyReply } from 'fastify';
import { SERVICE_VERSION } from '../http/api-reference';
import { ReadinessService, type Readiness } from './readiness.service';

/** Liveness and readiness. A restart mends neither broker nor database, so only readiness looks at them. */
@ApiTags('health')
@Controller()
export class HealthController {
  private wasReady?: boolean;

  constructor(
    private readonly readiness: ReadinessService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What this service is' })
  describe(): Record<string, string> {
    return {
      service: 'whatsapp-agent-processing-worker',
      version: SERVICE_VERSION,
      status: 'running',
      mode: 'processing_worker',
      docs: '/docs',
    };
  }

  @Get('health')
  @ApiOperation({ summary: 'Liveness: the process answers' })
  @ApiOkResponse({ description: 'Always, while the process runs' })
  describeLiveness(): Record<string, string> {
    return { status: 'healthy', mode: 'processing_worker', version: SERVICE_VERSION };
  }

  @Get('health/ready')
  @ApiOperation({ summary: 'Readiness: broker and database can be used' })
  @ApiOkResponse({ description: 'Turns can run' })
  @ApiServiceUnavailableResponse({ description: 'Turns cannot run, with the reason' })
  async describeReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.readiness.check();
    const ready = readiness.status === 'ready';
    if (!ready) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    if (ready !== this.wasReady) this.logChange(ready, readiness);
    return readiness;
  }

  private logChange(ready: boolean, { parts }: Readiness): void {
    this.wasReady = ready;
    if (ready) this.log.info('ready', { code: 'WORKER.READY' });
    else
      this.log.warn('not ready', {
        code: 'WORKER.NOT_READY',
        pubsub: parts.pubsub.status,
        database: parts.database.status,
      });
  }
}
