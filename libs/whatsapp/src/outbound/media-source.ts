import { requireId, requireUrl } from './payload-checks';

/**
 * Where WhatsApp takes a file from: a public link, or the id of an upload. `made` names what the file is made of;
 * the sender makes and uploads it and puts the id in its place, so that nothing exists before it is sent.
 */
export type MediaSource = { link: string } | { id: string } | { made: string };

/** Checks and copies a media reference. Throws `InvalidPayloadError`. */
export function requireMedia(field: string, source: MediaSource): MediaSource {
  if ('link' in source) return { link: requireUrl(`${field}.link`, source.link) };
  return 'made' in source
    ? { made: requireId(`${field}.made`, source.made, 256) }
    : { id: requireId(`${field}.id`, source.id, 256) };
}
