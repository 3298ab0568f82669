import { ApiProperty } from '@nestjs/swagger';

/** A message as a topic received it. */
export class PublishedMessageDto {
  @ApiProperty()
  id: string;

  @ApiProperty({ description: 'The payload as UTF-8 text.' })
  data: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  attributes: Readonly<Record<string, string>>;

  @ApiProperty({ description: 'Empty when the message has none.' })
  orderingKey: string;

  @ApiProperty({ format: 'date-time' })
  publishedAt: string;
}
