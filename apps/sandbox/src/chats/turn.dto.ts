import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** A message of a turn: `in` was answered by it, `out` is what it answered. */
export class TurnMessageDto {
  @ApiPropertyOptional({ description: 'Wamid; absent until an answer was sent.' })
  id?: string;

  @ApiProperty({ enum: ['in', 'out'] })
  direction: 'in' | 'out';

  @ApiProperty({ example: 'text' })
  kind: string;

  @ApiPropertyOptional()
  text?: string;

  @ApiProperty({ description: 'State in the inbox or outbox.', example: 'answered' })
  status: string;
}

export class ToolCallDto {
  @ApiProperty({ example: 'search_properties' })
  name: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  arguments: unknown;

  @ApiProperty({ type: 'object', additionalProperties: true })
  result: unknown;
}

/** One turn of the agent. */
export class TurnDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: [TurnMessageDto] })
  messages: TurnMessageDto[];

  @ApiProperty()
  modelCalls: number;

  @ApiProperty({ type: [ToolCallDto] })
  tools: ToolCallDto[];

  @ApiProperty({ example: 'answered' })
  outcome: string;

  @ApiProperty({ description: 'Duration in milliseconds.' })
  ms: number;
}
