import { Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotificationCourier, Sweeper, VisitReminderWriter } from '@whatsapp-agent/agent';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import { BacklogGauges } from '../telemetry/backlog-gauges';
import { SweepGuard } from './sweep.guard';

/** What a sweep did. */
interface SweepReport {
  woken: number;
  expiredClaims: number;
  handedBack: number;
  escalated: number;
  purged: number;
  reminders: number;
  notifications: number;
}

/** Called every minute by Cloud Scheduler (locally by the sandbox). */
@ApiTags('internal')
@Controller('internal')
@UseGuards(SweepGuard)
export class SweepController {
  constructor(
    private readonly sweeper: Sweeper,
    private readonly reminders: VisitReminderWriter,
    private readonly courier: NotificationCourier,
    private readonly backlog: BacklogGauges,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Post('sweep')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Wake conversations and outbox rows that were left behind; write due reminders, deliver notifications',
  })
  @ApiHeader({ name: 'X-Operator-Key', required: false })
  async sweep(): Promise<SweepReport> {
    const { wake, ...counts } = await this.sweeper.sweep();
    if (wake.length > 0) this.log.warn('sweep found stranded conversations', { count: wake.length });
    const [reminders, notifications] = await Promise.all([
      this.runAside('reminders', async () => (await this.reminders.run()).written),
      this.runAside('notifications', () => this.courier.run()),
      this.runAside('backlog', () => this.backlog.measure()),
    ]);
    return { woken: wake.length, ...counts, reminders, notifications };
  }

  /** What fails here is tried again in a minute; stranded conversations never wait for it. */
  private async runAside(what: string, work: () => Promise<number>): Promise<number> {
    try {
      return await work();
    } catch (error) {
      this.log.error('a part of the sweep failed and is tried again in a minute', { what, error });
      return 0;
    }
  }
}
