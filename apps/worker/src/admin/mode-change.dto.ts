import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';

/** Body of a takeover or a hand-back. */
export class ModeChangeDto {
  @ApiPropertyOptional({ description: 'Who asks; kept with the conversation', example: 'sara' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  by?: string;

  @ApiPropertyOptional({
    description: 'When the agent takes over again by itself',
    example: '2026-12-01T18:00:00Z',
  })
  @IsOptional()
  @IsISO8601()
  until?: string;
}
