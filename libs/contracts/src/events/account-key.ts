import { IsOptional, IsString, MaxLength } from 'class-validator';

/**
 * What a verified webhook says about the business it belongs to. The tenant is looked up from these and
 * from nothing else. The Meta-shaped surface carries `wabaId` and `phoneNumberId`, AiSensy's own topics
 * carry `projectId`.
 */
export class AccountKey {
  /** WhatsApp Business Account id (`entry[].id`). */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  wabaId?: string;

  /** `metadata.phone_number_id`: the business number as Meta knows it. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  phoneNumberId?: string;

  /** AiSensy project id (24 hex). */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  projectId?: string;
}
