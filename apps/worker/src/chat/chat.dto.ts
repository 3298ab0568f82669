import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** What a developer says to the agent without WhatsApp. */
export class ChatRequestDto {
  @ApiProperty({ example: '2 bedroom apartments to rent in Dubai Marina under 120k' })
  @IsString()
  @IsNotEmpty()
  @Matches(/\S/, { message: 'message must not be blank' })
  @MaxLength(4096)
  message: string;

  @ApiPropertyOptional({
    type: String,
    example: 'test-user',
    default: 'test-user',
    description: 'Names the conversation',
  })
  @IsOptional()
  @IsString()
  @Matches(/^[\w.@+-]{1,64}$/, { message: 'userId may have 64 letters, digits and . _ @ + -' })
  userId = 'test-user';

  @ApiPropertyOptional({ example: '100000000000001', description: 'WABA id; the first tenant when absent' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  business?: string;
}

/** A tool call of the turn. */
export class ChatToolDto {
  @ApiProperty({ example: 'search_properties' })
  name: string;

  @ApiProperty({ type: Object })
  arguments: unknown;

  @ApiProperty({ type: Object })
  result: unknown;
}

/** The agent's answer. */
export class ChatResponseDto {
  @ApiProperty({ type: String, enum: ['success'] })
  status: 'success';

  @ApiProperty({ description: 'What was said to the agent' })
  message: string;

  @ApiProperty({ description: 'The answer as text' })
  response: string;

  @ApiProperty({ example: 'test-user' })
  user_id: string;

  @ApiProperty({ description: 'The WhatsApp messages the answer would be', type: [Object] })
  messages: unknown[];

  @ApiProperty({ type: [ChatToolDto] })
  tools: ChatToolDto[];

  @ApiProperty({ example: 2 })
  modelCalls: number;
}
