export { detectSurface, WEBHOOK_SURFACES, type WebhookSurface } from './inbound/detect-surface';
export { parseWebhook } from './inbound/parse-webhook';
export {
  SKIP_REASONS,
  type ParsedWebhook,
  type SkippedItem,
  type SkipReason,
} from './inbound/parsed-webhook';
export { WHATSAPP_LIMITS } from './limits/limits';
export type { ReplyButton, ReplyCard, ReplyPart, ReplyRow, StructuredReply } from './reply/structured-reply';
