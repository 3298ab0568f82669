import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MessageDto } from './message.dto';

/** A chat in the list of chats. */
export class ChatSummaryDto {
  @ApiProperty({ description: 'WhatsApp Business Account id.' })
  business: string;

  @ApiProperty({ example: '971501234501' })
  phone: string;

  @ApiProperty({ description: 'All messages of the chat.' })
  messages: number;

  @ApiProperty({ description: 'Messages the customer received.' })
  received: number;

  @ApiProperty({ description: 'Whether the business is shown as typing.' })
  typing: boolean;

  @ApiPropertyOptional({ type: MessageDto })
  last?: MessageDto;
}
