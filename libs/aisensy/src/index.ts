export * from './client/aisensy-client.options';
export * from './client/aisensy.client';
export type { CallOptions } from './client/direct-api';
export type { AisensyTemplate } from './client/direct-api-answers';
export type { MediaFile } from './client/media-file';
export { InvalidTokenError } from './errors/invalid-token.error';
export * from './sender/aisensy-media.store';
export * from './sender/aisensy-message.sender';
export * from './signature/webhook-signature';
