import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HANDOFF_DESK, type Handoff, type HandoffDesk } from '@whatsapp-agent/contracts';
import { OperatorGuard } from '../access/guards';
import { HandoffDto } from './handoff.dto';

const MOST = 200;

/** Conversations that wait for a person. */
@ApiTags('admin')
@ApiHeader({ name: 'X-Operator-Key', required: false })
@Controller('admin/handoffs')
@UseGuards(OperatorGuard)
export class HandoffsController {
  constructor(@Inject(HANDOFF_DESK) private readonly desk: HandoffDesk) {}

  @Get()
  @ApiOperation({ summary: 'Conversations a person has to take over, oldest first, with a summary each' })
  @ApiOkResponse({ type: [HandoffDto] })
  list(): Promise<Handoff[]> {
    return this.desk.listOpen(MOST);
  }
}
