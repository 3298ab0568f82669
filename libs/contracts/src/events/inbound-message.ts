import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { AccountKey } from './account-key';
import { ContactKey } from './contact-key';
import type { InboundContent, InboundContext, InboundReferral } from './inbound-content';

/** Pub/Sub pattern of {@link InboundMessage}. */
export const WHATSAPP_MESSAGE_V1 = 'whatsapp.message.v1';

/** Who wrote an inbound message: the customer, or a person of the business in the WhatsApp app (an echo). */
export const MESSAGE_ORIGINS = ['customer', 'business'] as const;
export type MessageOrigin = (typeof MESSAGE_ORIGINS)[number];

/** One message that reached a business number, as ingestion puts it on the topic (`whatsapp.message.v1`). */
export class InboundMessage {
  @ValidateNested()
  @Type(() => AccountKey)
  account: AccountKey;

  @ValidateNested()
  @Type(() => ContactKey)
  contact: ContactKey;

  @IsIn(MESSAGE_ORIGINS)
  origin: MessageOrigin;

  /** WhatsApp's message id; with the tenant it is the de-duplication key. */
  @IsString()
  @MaxLength(512)
  wamid: string;

  /** When the customer sent it (provider clock, whole seconds), ISO 8601. */
  @IsISO8601()
  sentAt: string;

  /** When ingestion received the webhook (our clock, milliseconds), ISO 8601. */
  @IsISO8601()
  receivedAt: string;

  /** Position in the webhook, the last tie-breaker of the order within a turn. */
  @IsInt()
  @Min(0)
  index: number;

  @IsObject()
  content: InboundContent;

  @IsOptional()
  @IsObject()
  context?: InboundContext;

  @IsOptional()
  @IsObject()
  referral?: InboundReferral;
}
