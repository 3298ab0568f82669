import { requireId, requireUrl } from './payload-checks';

/** Where WhatsApp takes a file from: a public link, or the id of an upload. */
export type MediaSource = { link: string } | { id: string };

/** Checks and copies a media reference. Throws `InvalidPayloadError`. */
export function requireMedia(field: string, source: MediaSource): MediaSource {
  return 'link' in source
    ? { link: requireUrl(`${field}.link`, source.link) }
    : { id: requireId(`${field}.id`, source.id, 256) };
}
