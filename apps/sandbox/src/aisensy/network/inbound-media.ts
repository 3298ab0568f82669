import { createHash } from 'node:crypto';
import { asObject, asText, type Json } from '../../chats/cloud-message';
import type { MediaShelf } from '../media/media-shelf';

const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'];

/**
 * Completes a media message of a customer as WhatsApp does: a file given as base64 `data` goes to the shelf and
 * is named by `id`, `sha256` and `url`; a `link` becomes the `url`.
 */
export function completeMedia(raw: Json, shelf: MediaShelf, publicUrl: string): Json {
  const kind = String(raw['type']);
  if (!MEDIA_KINDS.includes(kind)) return raw;
  const { data, link, ...media } = asObject(raw[kind]);
  const address = asText(link);
  const content = asText(data);
  if (content !== undefined) {
    const bytes = Buffer.from(content, 'base64');
    const mimeType = asText(media['mime_type']) ?? 'application/octet-stream';
    const id = shelf.put({ mimeType, data: bytes });
    const sha256 = createHash('sha256').update(bytes).digest('base64');
    const url = `${publicUrl}/aisensy/media/${id}`;
    return { ...raw, [kind]: { ...media, mime_type: mimeType, id, sha256, url } };
  }
  return address === undefined ? raw : { ...raw, [kind]: { ...media, url: address } };
}
