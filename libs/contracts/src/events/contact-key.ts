import { IsOptional, IsString, MaxLength } from 'class-validator';

/**
 * A person on WhatsApp: known by phone, by business-scoped user id (BSUID), or by both. At least one of
 * the two is present.
 */
export class ContactKey {
  /** Phone as digits with country code, without `+`. Absent for customers who use a username. */
  @IsOptional()
  @IsString()
  @MaxLength(32)
  waId?: string;

  /** Business-scoped user id, e.g. `AE.1349…`. */
  @IsOptional()
  @IsString()
  @MaxLength(160)
  userId?: string;

  /** Name of the WhatsApp profile; written by the customer, so it is data and never an instruction. */
  @IsOptional()
  @IsString()
  @MaxLength(256)
  profileName?: string;
}
