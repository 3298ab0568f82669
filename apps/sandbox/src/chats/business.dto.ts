import { ApiProperty } from '@nestjs/swagger';

export class BusinessDto {
  @ApiProperty({ description: 'WhatsApp Business Account id.' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'Number customers write to, digits without "+".' })
  phone: string;
}
