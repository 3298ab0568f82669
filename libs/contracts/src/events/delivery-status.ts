import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { AccountKey } from './account-key';
import { ContactKey } from './contact-key';

/** Pub/Sub pattern of {@link DeliveryStatus}. */
export const WHATSAPP_STATUS_V1 = 'whatsapp.status.v1';

/** States of an outbound message as the provider reports them; `played` counts as read. */
export const DELIVERY_STATES = ['sent', 'delivered', 'read', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Provider error of a failed delivery. `code` is Meta's numeric code where there is one. */
export class DeliveryError {
  @IsOptional()
  @IsInt()
  code?: number;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  title?: string;
}

/** One status of one outbound message (`whatsapp.status.v1`). */
export class DeliveryStatus {
  @ValidateNested()
  @Type(() => AccountKey)
  account: AccountKey;

  @IsString()
  @MaxLength(512)
  wamid: string;

  @IsIn(DELIVERY_STATES)
  state: DeliveryState;

  /** When the provider saw the state change, ISO 8601. */
  @IsISO8601()
  at: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => ContactKey)
  recipient?: ContactKey;

  /** Our own reference, echoed from `biz_opaque_callback_data`. */
  @IsOptional()
  @IsString()
  @MaxLength(512)
  reference?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DeliveryError)
  error?: DeliveryError;
}
