import { Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Sweeper } from '@whatsapp-agent/agent';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import { SweepGuard } from './sweep.guard';

/** Called every minute by Cloud Scheduler (locally by the sandbox). */
@ApiTags('internal')
@Controller('internal')
@UseGuards(SweepGuard)
export class SweepController {
  constructor(
    private readonly sweeper: Sweeper,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Post('sweep')
  @HttpCode(200)
  @ApiOperation({ summary: 'Wake conversations and outbox rows that were left behind' })
  @ApiHeader({ name: 'X-Operator-Key', required: false })
  async sweep(): Promise<{ woken: number; expiredClaims: number; purged: number }> {
    const { wake, expiredClaims, purged } = await this.sweeper.sweep();
    if (wake.length > 0) this.log.warn('sweep found stranded conversations', { count: wake.length });
    return { woken: wake.length, expiredClaims, purged };
  }
}
