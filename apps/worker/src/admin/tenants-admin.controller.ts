import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  UseGuards,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OPERATOR_DESK, type OperatorDesk } from '@whatsapp-agent/contracts';
import { buildTemplate } from '@whatsapp-agent/whatsapp';
import { OperatorGuard } from '../access/guards';
import { ReengagementDto } from './reengagement.dto';
import { TenantModeDto } from './tenant-mode.dto';

/** What a person may do to a whole business. */
@ApiTags('admin')
@ApiHeader({ name: 'X-Operator-Key', required: false })
@Controller('admin/tenants')
@UseGuards(OperatorGuard)
export class TenantsAdminController {
  constructor(@Inject(OPERATOR_DESK) private readonly desk: OperatorDesk) {}

  @Post(':id/mode')
  @HttpCode(200)
  @ApiOperation({
    summary: 'People answer every conversation of the business, for a time or until it is given back',
  })
  async setMode(
    @Param('id', ParseUUIDPipe) tenantId: string,
    @Body() { mode, until, by = 'operator' }: TenantModeDto,
  ): Promise<{ mode: 'agent' | 'human'; until?: string }> {
    await this.desk.setTenantMode({ tenantId, mode, until, by }, randomUUID());
    return { mode, ...(mode === 'human' && until !== undefined && { until }) };
  }

  @Put(':id/reengagement')
  @ApiOperation({
    summary: 'The approved template a customer gets when an answer comes after the 24-hour window',
  })
  async setReengagement(
    @Param('id', ParseUUIDPipe) tenantId: string,
    @Body() { name, language, text }: ReengagementDto,
  ): Promise<{ template: string }> {
    const payload = buildTemplate({ name, language });
    await this.desk.setReengagement(tenantId, { payload, historyText: text });
    return { template: name };
  }

  @Delete(':id/reengagement')
  @ApiOperation({ summary: 'Such answers are parked with an alert only' })
  async removeReengagement(@Param('id', ParseUUIDPipe) tenantId: string): Promise<{ template: null }> {
    await this.desk.setReengagement(tenantId, undefined);
    return { template: null };
  }
}
