import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional } from 'class-validator';
import { ActingPersonDto } from './acting-person.dto';

/** Who answers the conversations of a business. */
export class TenantModeDto extends ActingPersonDto {
  @ApiProperty({ enum: ['agent', 'human'] })
  @IsIn(['agent', 'human'])
  mode: 'agent' | 'human';

  @ApiPropertyOptional({
    description: 'Pauses the agent until then; without it people answer until it is given back',
    example: '2026-12-01T18:00:00Z',
  })
  @IsOptional()
  @IsISO8601()
  until?: string;
}
