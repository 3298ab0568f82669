export { detectSurface, WEBHOOK_SURFACES, type WebhookSurface } from './inbound/detect-surface';
export { parseWebhook } from './inbound/parse-webhook';
export {
  SKIP_REASONS,
  type ParsedWebhook,
  type SkippedItem,
  type SkipReason,
} from './inbound/parsed-webhook';
export { WHATSAPP_LIMITS } from './limits/limits';
export { buildContacts, type SharedContact } from './outbound/contacts-message';
export { buildButtons } from './outbound/interactive-buttons';
export { buildCarousel, type CarouselAction, type CarouselCard } from './outbound/interactive-carousel';
export type { InteractiveFrame, InteractiveHeader } from './outbound/interactive-header';
export { buildLink } from './outbound/interactive-link';
export { buildList, type ListMessage } from './outbound/interactive-list';
export { buildLocationRequest } from './outbound/interactive-location-request';
export { InvalidPayloadError } from './outbound/invalid-payload.error';
export { buildLocation } from './outbound/location-message';
export { buildAudio, buildDocument, buildImage, buildSticker, buildVideo } from './outbound/media-message';
export { findRecipe, withMediaId } from './outbound/made-file';
export type { MediaSource } from './outbound/media-source';
export { buildReaction } from './outbound/reaction-message';
export {
  buildTemplateCarousel,
  type TemplateCard,
  type TemplateCarousel,
} from './outbound/template-carousel';
export { buildTemplate, type TemplateMessage } from './outbound/template-message';
export type { TemplateButton, TemplateHeader, TemplateText } from './outbound/template-parameter';
export { buildText } from './outbound/text-message';
export { convertMarkdown } from './render/convert-markdown';
export { describePayload } from './render/describe-payload';
export { formatAed } from './render/format-aed';
export { renderReply } from './render/render-reply';
export type { RenderedMessage } from './render/rendered-message';
export {
  BUTTON_ACTIONS,
  decodeButtonId,
  encodeButtonId,
  type ButtonAction,
  type ButtonCommand,
  type DecodedButton,
} from './reply/button-id';
export type { ReplyButton, ReplyCard, ReplyPart, ReplyRow, StructuredReply } from './reply/structured-reply';
export { findPayloadProblems, outboundPayloadSchema } from './schema/outbound-payload.schema';
