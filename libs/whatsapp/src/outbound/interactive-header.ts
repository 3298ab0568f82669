import { WHATSAPP_LIMITS } from '../limits/limits';
import { requireMedia, type MediaSource } from './media-source';
import { optionalText, requireLine, requireText } from './payload-checks';

/** What stands above the body of an interactive message. */
export type InteractiveHeader =
  { kind: 'text'; text: string } | { kind: 'image' | 'video' | 'document'; media: MediaSource };

/** The parts every interactive message has. */
export interface InteractiveFrame {
  header?: InteractiveHeader;
  body: string;
  footer?: string;
}

/** The wire form of a header. Throws on an empty text or an unusable media reference. */
export function buildHeader(header: InteractiveHeader): Record<string, unknown> {
  if (header.kind === 'text') {
    const text = requireLine('interactive.header', header.text, WHATSAPP_LIMITS.interactive.header);
    return { type: 'text', text };
  }
  return { type: header.kind, [header.kind]: requireMedia('interactive.header', header.media) };
}

/** Header, body and footer on the wire. `maxBody` differs between kinds. */
export function buildFrame(frame: InteractiveFrame, maxBody: number): Record<string, unknown> {
  const footer = optionalText(frame.footer, WHATSAPP_LIMITS.interactive.footer);
  return {
    ...(frame.header === undefined ? {} : { header: buildHeader(frame.header) }),
    body: { text: requireText('interactive.body', frame.body, maxBody) },
    ...(footer === undefined ? {} : { footer: { text: footer } }),
  };
}
