import type { DeliveryStatus, InboundMessage } from '@whatsapp-agent/contracts';

/** Why a part of a webhook became neither a message nor a status. Safe to log. */
export const SKIP_REASONS = [
  'malformed',
  'missing_id',
  'missing_contact',
  'missing_account',
  'group_message',
  'unknown_status',
  'status_of_inbound',
  'own_message',
  'account_error',
  'chat_intervened',
  'unhandled_field',
  'unhandled_topic',
  'unknown_object',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A part of a webhook that was left out, by its position. */
export interface SkippedItem {
  reason: SkipReason;
  index: number;
}

/** What a webhook says, in the order it says it. Every part is a message, a status, or skipped. */
export interface ParsedWebhook {
  surface: 'meta' | 'aisensy' | 'none';
  messages: InboundMessage[];
  statuses: DeliveryStatus[];
  skipped: SkippedItem[];
}

/** What one part of a webhook turned out to be. */
export type ParsedItem =
  | { kind: 'message'; message: Omit<InboundMessage, 'index' | 'receivedAt'> }
  | { kind: 'status'; status: DeliveryStatus }
  | { kind: 'skipped'; reason: SkipReason };

/** Shorthand of the parsers. */
export function skip(reason: SkipReason): ParsedItem {
  return { kind: 'skipped', reason };
}
