import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { SHOWN_IDENTITIES, type ShownIdentity } from './chat-network';
import type { Json } from './cloud-message';

/** A button of the business that the customer presses. */
export class PressedButtonDto {
  @ApiProperty({ example: 'know_more_12' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(256)
  id: string;

  @ApiProperty({ example: 'Know more' })
  @IsString()
  title: string;
}

/** What a customer sends: exactly one of `text`, `button` and `raw`. */
export class SendMessageDto {
  @ApiPropertyOptional({ example: 'Hi, I am looking for a 2 bedroom apartment in Dubai Marina' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(65_536)
  text?: string;

  @ApiPropertyOptional({
    type: PressedButtonDto,
    description: 'A press of a button, card button or list row.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PressedButtonDto)
  button?: PressedButtonDto;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'A Cloud-API message without `from`, `id` and `timestamp`; passed on as it is.',
    example: { type: 'location', location: { latitude: 25.0805, longitude: 55.1403 } },
  })
  @IsOptional()
  @IsObject()
  raw?: Json;

  @ApiPropertyOptional({ description: 'WhatsApp Business Account id; the first business when left out.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  business?: string;

  @ApiPropertyOptional({ description: 'Id of the message that is quoted.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  replyTo?: string;

  @ApiPropertyOptional({ description: 'Name of the customer’s WhatsApp profile, from now on.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  profileName?: string;

  @ApiPropertyOptional({
    enum: SHOWN_IDENTITIES,
    description: 'What the business learns of the customer from now on: number, user id (username) or both.',
  })
  @IsOptional()
  @IsIn(SHOWN_IDENTITIES)
  shown?: ShownIdentity;
}
