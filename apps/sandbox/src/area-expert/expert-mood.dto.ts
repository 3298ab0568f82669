import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

/** How the area experts answer. */
export class ExpertMoodDto {
  @ApiProperty({ example: 404, description: '200 lets them listen again' })
  @IsInt()
  @Min(200)
  @Max(599)
  status!: number;
}
