import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Json } from './cloud-message';
import {
  CHAT_KINDS,
  type ChatButton,
  type ChatCard,
  type ChatLink,
  type ChatList,
  type MessageContent,
} from './message-content';

const BUTTON = { id: 'know_more_12', title: 'Know more' };

/** A message as WhatsApp carried it. */
export class MessageDto implements MessageContent {
  @ApiProperty({ example: 'wamid.HBgMOTcxNTAxMjM0NTAx' })
  id: string;

  @ApiProperty({
    enum: ['in', 'out'],
    description: '`in`: written by the customer; `out`: sent by the business.',
  })
  direction: 'in' | 'out';

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ enum: CHAT_KINDS, description: 'Other WhatsApp types keep their own name.' })
  kind: string;

  @ApiPropertyOptional({
    description: 'Text, caption, body of an interactive message, or title of what was pressed.',
  })
  text?: string;

  @ApiPropertyOptional()
  header?: string;

  @ApiPropertyOptional()
  footer?: string;

  @ApiPropertyOptional()
  imageUrl?: string;

  @ApiPropertyOptional({ description: 'Where a voice note can be heard.' })
  audioUrl?: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'object' },
    example: [{ body: 'Marina Gate', buttons: [BUTTON] }],
  })
  cards?: ChatCard[];

  @ApiPropertyOptional({ type: 'array', items: { type: 'object' }, example: [BUTTON] })
  buttons?: ChatButton[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  list?: ChatList;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  link?: ChatLink;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  document?: { filename: string; url?: string };

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  location?: { latitude: number; longitude: number; name?: string; address?: string };

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  reaction?: { messageId: string; emoji?: string };

  @ApiPropertyOptional({ description: 'Id of the message this one answers.' })
  quotedId?: string;

  @ApiPropertyOptional({ enum: ['sent', 'delivered', 'read', 'failed'] })
  status?: 'sent' | 'delivered' | 'read' | 'failed';

  @ApiPropertyOptional({ description: 'What the business sent along to recognise its message by.' })
  reference?: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The Cloud-API message itself.' })
  raw: Json;
}
