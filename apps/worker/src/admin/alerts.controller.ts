import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OPERATOR_DESK, type Alert, type OperatorDesk } from '@whatsapp-agent/contracts';
import { OperatorGuard } from '../access/guards';
import { ActingPersonDto } from './acting-person.dto';
import { ListAlertsDto } from './list-alerts.dto';

/** What needs a person's attention. */
@ApiTags('admin')
@ApiHeader({ name: 'X-Operator-Key', required: false })
@Controller('admin/alerts')
@UseGuards(OperatorGuard)
export class AlertsController {
  constructor(@Inject(OPERATOR_DESK) private readonly desk: OperatorDesk) {}

  @Get()
  @ApiOperation({ summary: 'Conversations that need attention, newest first' })
  async list(@Query() { tenantId, limit, includeResolved }: ListAlertsDto): Promise<{ alerts: Alert[] }> {
    return { alerts: await this.desk.listAlerts({ tenantId, limit, includeResolved }) };
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Somebody has seen to it' })
  async acknowledge(
    @Param('id', ParseUUIDPipe) alertId: string,
    @Body() { by = 'operator' }: ActingPersonDto,
  ): Promise<{ acknowledged: true }> {
    await this.desk.acknowledgeAlert(alertId, by);
    return { acknowledged: true };
  }
}
