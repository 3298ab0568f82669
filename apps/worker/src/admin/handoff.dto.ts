import { ApiProperty } from '@nestjs/swagger';

/** A conversation that waits for a person. */
export class HandoffDto {
  @ApiProperty({ format: 'uuid' })
  conversationId!: string;

  @ApiProperty({ format: 'uuid' })
  tenantId!: string;

  @ApiProperty({ enum: ['keyword', 'request'], description: 'A control word, or asked of the agent' })
  source!: 'keyword' | 'request';

  @ApiProperty({ example: 'wants to negotiate' })
  reason!: string;

  @ApiProperty({ example: 'Customer: Sara\nLooks for: to rent, apartment, in Dubai Marina' })
  summary!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}
