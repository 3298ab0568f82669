import { ApiProperty } from '@nestjs/swagger';

export class SentMessageDto {
  @ApiProperty({ example: 'wamid.HBgMOTcxNTAxMjM0NTAx' })
  id: string;
}
