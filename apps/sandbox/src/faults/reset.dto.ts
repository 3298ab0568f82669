import { ApiProperty } from '@nestjs/swagger';

export class ResetDto {
  @ApiProperty({ enum: ['reset'] })
  status: 'reset';
}
