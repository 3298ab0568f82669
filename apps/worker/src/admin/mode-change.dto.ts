import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional } from 'class-validator';
import { ActingPersonDto } from './acting-person.dto';

/** Body of a takeover or a hand-back. */
export class ModeChangeDto extends ActingPersonDto {
  @ApiPropertyOptional({
    description:
      'When the agent takes over again by itself; without it after the silence set for the business',
    example: '2026-12-01T18:00:00Z',
  })
  @IsOptional()
  @IsISO8601()
  until?: string;
}
