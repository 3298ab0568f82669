import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Who does something; kept with what they did. */
export class ActingPersonDto {
  @ApiPropertyOptional({ description: 'Who asks; kept with the conversation', example: 'sara' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  by?: string;
}
