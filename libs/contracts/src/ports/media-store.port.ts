import type { InboundMedia } from '../events/inbound-content';

/** DI token of {@link MediaStore}. */
export const MEDIA_STORE = Symbol('MEDIA_STORE');

/** A file a customer sent. */
export interface ReceivedFile {
  data: Uint8Array;
  /** Lower case, without parameters. */
  mimeType: string;
}

/**
 * The files customers send. Throws `TransientError` when the file may be had later, `PermanentError` when it never
 * will (gone, refused, or larger than `maxBytes`).
 */
export interface MediaStore {
  getMedia(
    request: { tenantId: string; media: InboundMedia; maxBytes: number },
    signal?: AbortSignal,
  ): Promise<ReceivedFile>;
}
