import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChatGuard } from '../access/guards';
import { ChatRequestDto, ChatResponseDto } from './chat.dto';
import { ChatService } from './chat.service';

/** Talks to the agent from a terminal: the same turn as WhatsApp, nothing is sent. */
@ApiTags('chat')
@Controller('chat')
@UseGuards(ChatGuard)
export class ChatController {
  constructor(private readonly chat: ChatService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask the agent something' })
  @ApiHeader({ name: 'X-Api-Key', required: false, description: 'CHAT_API_KEY, where one is set' })
  @ApiOkResponse({ type: ChatResponseDto })
  ask(@Body() request: ChatRequestDto): Promise<ChatResponseDto> {
    return this.chat.ask(request);
  }
}
