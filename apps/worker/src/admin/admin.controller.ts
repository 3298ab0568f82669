import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  UseGuards,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CONVERSATION_WAKER, type ConversationWaker } from '@whatsapp-agent/agent';
import {
  CONVERSATION_STORE,
  OPERATOR_DESK,
  type ConversationReport,
  type ConversationStore,
  type OperatorDesk,
} from '@whatsapp-agent/contracts';
import { OperatorGuard } from '../access/guards';
import { ModeChangeDto } from './mode-change.dto';
import { RequeueDto } from './requeue.dto';

/** What a person may do to a conversation. */
@ApiTags('admin')
@ApiHeader({ name: 'X-Operator-Key', required: false })
@Controller('admin/conversations')
@UseGuards(OperatorGuard)
export class AdminController {
  constructor(
    @Inject(CONVERSATION_STORE) private readonly store: ConversationStore,
    @Inject(OPERATOR_DESK) private readonly desk: OperatorDesk,
    @Inject(CONVERSATION_WAKER) private readonly waker: ConversationWaker,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: 'Mode, last turns and sends: ids, states, codes and times, never what was said' })
  describe(@Param('id', ParseUUIDPipe) conversationId: string): Promise<ConversationReport> {
    return this.desk.getConversation(conversationId);
  }

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

  @Post(':id/requeue')
  @HttpCode(200)
  @ApiOperation({ summary: 'Failed messages get a new turn; failed or unknown sends only when named' })
  async requeue(
    @Param('id', ParseUUIDPipe) conversationId: string,
    @Body() { outboxIds = [], by = 'operator' }: RequeueDto,
  ): Promise<{ messages: number; sends: number }> {
    const requeued = await this.desk.requeue({ conversationId, outboxIds, by }, randomUUID());
    if (requeued.messages + requeued.sends > 0) await this.waker.wake(conversationId, 'retry');
    return requeued;
  }
}
