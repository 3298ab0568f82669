import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  UsePipes,
  ValidationPipe,
} from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { ChatSummaryDto } from './chat-summary.dto';
import { ChatsService } from './chats.service';
import { MessageDto } from './message.dto';
import { PhonePipe } from './phone.pipe';
import { SendMessageDto } from './send-message.dto';
import { SentMessageDto } from './sent-message.dto';
import { TurnDto } from './turn.dto';
import { TurnsRepository } from './turns.repository';

const PHONE = {
  name: 'phone',
  example: '971501234501',
  description: 'Number of the customer, with country code.',
};
const BUSINESS = { name: 'business', required: false, description: 'WhatsApp Business Account id.' };
const EXAMPLES = {
  text: { value: { text: 'Hi, I am looking for a 2 bedroom apartment in Dubai Marina' } },
  button: { value: { button: { id: 'know_more_12', title: 'Know more' } } },
  raw: { value: { raw: { type: 'location', location: { latitude: 25.0805, longitude: 55.1403 } } } },
};

/** A customer's phone as an API: what a person would do on it, a script can. */
@ApiTags('chats')
@Controller('api/chats')
@UsePipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }))
export class ChatsController {
  constructor(
    private readonly chats: ChatsService,
    private readonly turns: TurnsRepository,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every chat of a business' })
  @ApiQuery(BUSINESS)
  @ApiOkResponse({ type: [ChatSummaryDto] })
  list(@Query('business') business?: string): Promise<ChatSummaryDto[]> {
    return this.chats.chats(business);
  }

  @Post(':phone/messages')
  @HttpCode(201)
  @ApiOperation({ summary: 'Sends a message as the customer' })
  @ApiParam(PHONE)
  @ApiBody({ type: SendMessageDto, examples: EXAMPLES })
  @ApiCreatedResponse({ type: SentMessageDto })
  @ApiBadRequestResponse({ description: 'Not exactly one of text, button and raw, or an unknown business.' })
  async send(
    @Param('phone', PhonePipe) phone: string,
    @Body() request: SendMessageDto,
  ): Promise<SentMessageDto> {
    return { id: await this.chats.send(phone, request) };
  }

  @Get(':phone/messages')
  @ApiOperation({ summary: 'The chat, in the order WhatsApp received it' })
  @ApiParam(PHONE)
  @ApiQuery(BUSINESS)
  @ApiOkResponse({ type: [MessageDto] })
  messages(
    @Param('phone', PhonePipe) phone: string,
    @Query('business') business?: string,
  ): Promise<MessageDto[]> {
    return this.chats.messages(phone, business);
  }

  @Get(':phone/turns')
  @ApiOperation({ summary: 'The turns of the agent with this customer: what it called and answered' })
  @ApiParam(PHONE)
  @ApiQuery(BUSINESS)
  @ApiOkResponse({ type: [TurnDto] })
  findTurns(
    @Param('phone', PhonePipe) phone: string,
    @Query('business') business?: string,
  ): Promise<TurnDto[]> {
    return this.turns.findByPhone(phone, business);
  }
}
