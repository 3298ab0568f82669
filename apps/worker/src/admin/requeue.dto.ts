import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsUUID } from 'class-validator';
import { ActingPersonDto } from './acting-person.dto';

/** Body of a requeue. */
export class RequeueDto extends ActingPersonDto {
  @ApiPropertyOptional({
    type: [String],
    description:
      'Failed or unknown sends that go out again, by id; the customer may get an unknown one twice. None by default',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsUUID(undefined, { each: true })
  outboxIds?: string[];
}
