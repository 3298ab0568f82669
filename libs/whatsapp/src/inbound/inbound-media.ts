import type { InboundMedia } from '@whatsapp-agent/contracts';
import { INBOUND_LIMITS } from './inbound-limits';
import { compact, readId, readText, type WireObject } from './wire-value';

/** A media file; nothing when there is neither an id nor a URL to fetch it by. */
export function readMedia(source: WireObject | undefined): InboundMedia | undefined {
  if (source === undefined) return undefined;
  const media: InboundMedia = compact({
    id: readId(source['id'], INBOUND_LIMITS.short),
    url: readId(source['url'] ?? source['link'], INBOUND_LIMITS.url),
    mimeType: readText(source['mime_type'] ?? source['mimeType'], INBOUND_LIMITS.short),
    caption: readText(source['caption'], INBOUND_LIMITS.text),
    filename: readText(source['filename'], INBOUND_LIMITS.short),
    voice: source['voice'] === true ? true : undefined,
    animated: source['animated'] === true ? true : undefined,
  });
  return media.id !== undefined || media.url !== undefined ? media : undefined;
}
