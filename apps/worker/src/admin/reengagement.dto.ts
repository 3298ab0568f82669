import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** An approved template without placeholders that asks a customer to write again. */
export class ReengagementDto {
  @ApiProperty({ description: 'Name of the approved template', example: 'we_have_an_answer' })
  @Matches(/^[a-z0-9_]{1,512}$/, { message: 'name has lower-case letters, digits and _' })
  name: string;

  @ApiProperty({ description: 'Language code it is approved in', example: 'en' })
  @Matches(/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/, { message: 'language is a code like en or en_US' })
  language: string;

  @ApiProperty({
    description: 'What it says; shown to the agent as part of the history',
    example: 'We have an answer for you. Reply to read it.',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(1024)
  text: string;
}
