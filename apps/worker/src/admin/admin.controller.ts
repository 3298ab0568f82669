import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CONVERSATION_STORE, type ConversationStore } from '@whatsapp-agent/contracts';
import { OperatorGuard } from '../access/guards';
import { ModeChangeDto } from './mode-change.dto';

/** What a person may do to a conversation. */
@ApiTags('admin')
@ApiHeader({ name: 'X-Operator-Key', required: false })
@Controller('admin/conversations')
@UseGuards(OperatorGuard)
export class AdminController {
  constructor(@Inject(CONVERSATION_STORE) private readonly store: ConversationStore) {}

  @Post(':id/takeover')
  @HttpCode(200)
  @ApiOperation({
    summary: 'A person answers from now on; the agent is silent, also in the middle of an answer',
  })
  async takeOver(
    @Param('id', ParseUUIDPipe) conversationId: string,
    @Body() body: ModeChangeDto,
  ): Promise<{ mode: 'human' }> {
    const { by = 'operator', until } = body;
    await this.store.setMode({ conversationId, mode: 'human', until, by }, randomUUID());
    return { mode: 'human' };
  }

  @Post(':id/handback')
  @HttpCode(200)
  @ApiOperation({ summary: 'The agent answers again; what arrived meanwhile stays with the person' })
  async handBack(
    @Param('id', ParseUUIDPipe) conversationId: string,
    @Body() body: ModeChangeDto,
  ): Promise<{ mode: 'agent' }> {
    await this.store.setMode({ conversationId, mode: 'agent', by: body.by ?? 'operator' }, randomUUID());
    return { mode: 'agent' };
  }
}
