import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { isBlank } from '../text/clean-text';
import { requireMedia, type MediaSource } from './media-source';
import { optionalText, requireLine } from './payload-checks';

interface Captioned {
  media: MediaSource;
  /** Cut at 1024 characters. */
  caption?: string;
}

function withCaption(caption: string | undefined): { caption?: string } {
  const text = optionalText(caption, WHATSAPP_LIMITS.caption);
  return text === undefined ? {} : { caption: text };
}

/** A picture (JPEG or PNG, ≤ 5 MB). Throws on an unusable link or id, as all media builders do. */
export function buildImage(message: Captioned): OutboundPayload {
  return {
    type: 'image',
    image: { ...requireMedia('image', message.media), ...withCaption(message.caption) },
  };
}

/** A video (MP4 or 3GP, ≤ 16 MB). */
export function buildVideo(message: Captioned): OutboundPayload {
  return {
    type: 'video',
    video: { ...requireMedia('video', message.media), ...withCaption(message.caption) },
  };
}

/** A sound file; `voice` shows it as a voice note (OGG/Opus only). */
export function buildAudio(message: { media: MediaSource; voice?: boolean }): OutboundPayload {
  const voice = message.voice === undefined ? {} : { voice: message.voice };
  return { type: 'audio', audio: { ...requireMedia('audio', message.media), ...voice } };
}

/** A sticker (WebP, ≤ 100 KB, animated ≤ 500 KB). */
export function buildSticker(message: { media: MediaSource }): OutboundPayload {
  return { type: 'sticker', sticker: requireMedia('sticker', message.media) };
}

/** Keeps the extension when a name is cut: it decides how a phone opens the file. */
function shortenFilename(filename: string): string {
  const name = filename.replace(/[/\\]+/g, '-').trim();
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  const max = WHATSAPP_LIMITS.filename - extension.length;
  return requireLine('document.filename', isBlank(stem) ? 'document' : stem, max) + extension;
}

/** A document (≤ 100 MB). `filename` is what the customer sees. */
export function buildDocument(message: Captioned & { filename: string }): OutboundPayload {
  return {
    type: 'document',
    document: {
      ...requireMedia('document', message.media),
      filename: shortenFilename(message.filename),
      ...withCaption(message.caption),
    },
  };
}
