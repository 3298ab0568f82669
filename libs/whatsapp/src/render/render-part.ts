import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { buildLink } from '../outbound/interactive-link';
import { buildLocationRequest } from '../outbound/interactive-location-request';
import { buildLocation } from '../outbound/location-message';
import { buildDocument, buildImage } from '../outbound/media-message';
import type { MediaSource } from '../outbound/media-source';
import type { ReplyPart } from '../reply/structured-reply';
import { splitTail } from '../text/split-text';
import { hideInternals } from './hide-internals';
import { renderCards } from './render-cards';
import { renderChoice, renderList, renderNumbered, toVisibleButtons } from './render-choice';
import { joinBlocks, POINTER, renderTexts } from './render-text';
import type { RenderedPart } from './rendered-message';
import { tryBuild } from './try-build';
import { toVisibleFilename, toVisibleLine, toVisibleText } from './visible-text';

type PartOf<K extends ReplyPart['kind']> = Extract<ReplyPart, { kind: K }>;

function renderListPart(part: PartOf<'list'>): OutboundPayload[] {
  const text = toVisibleText(part.text);
  const sections = part.sections
    .map(({ title, rows }) => ({
      title: toVisibleLine(title),
      rows: rows
        .map((row) => ({
          ...row,
          title: toVisibleLine(row.title),
          description: toVisibleLine(row.description),
        }))
        .filter((row) => row.title !== ''),
    }))
    .filter(({ rows }) => rows.length > 0);
  const lines = sections.flatMap(({ rows }) =>
    rows.map(({ title, description }) => (description === '' ? title : `${title}: ${description}`)),
  );
  if (lines.length === 0) return renderTexts(text);
  const button = toVisibleLine(part.button) || POINTER;
  return renderList({ button, sections }, text) ?? renderNumbered(text, lines);
}

function renderLink(part: PartOf<'link'>): OutboundPayload[] {
  const text = toVisibleText(part.text);
  const label = toVisibleLine(part.label) || '🔗';
  const { head, tail } = splitTail(text, WHATSAPP_LIMITS.interactive.body);
  const link = tryBuild(() => buildLink({ body: tail || label, label, url: part.url }));
  if (link !== undefined) return [...renderTexts(head), link];
  const address = hideInternals(part.url).trim();
  return renderTexts(joinBlocks(text, address === '' ? '' : toVisibleText(`${label}: ${address}`)));
}

/** A file with its caption; a caption that is too long follows as text. */
function renderFile(caption: string, build: (caption?: string) => OutboundPayload): OutboundPayload[] {
  const fits = caption.length <= WHATSAPP_LIMITS.caption;
  const file = tryBuild(() => build(fits ? caption : undefined));
  const text = file === undefined || !fits ? renderTexts(caption) : [];
  return file === undefined ? text : [file, ...text];
}

function toSource(file: PartOf<'document'>['file']): MediaSource {
  return 'url' in file ? { link: file.url } : file;
}

function renderLocation(part: PartOf<'location'>): OutboundPayload[] {
  const name = toVisibleLine(part.name);
  const address = toVisibleLine(part.address);
  const pin = tryBuild(() => buildLocation({ ...part, name, address }));
  return pin === undefined ? renderTexts(joinBlocks(name, address)) : [pin];
}

function renderLocationRequest(part: PartOf<'location_request'>): OutboundPayload[] {
  const { head, tail } = splitTail(toVisibleText(part.text), WHATSAPP_LIMITS.interactive.body);
  return [...renderTexts(head), buildLocationRequest({ body: tail || '📍' })];
}

function renderPlain(part: Exclude<ReplyPart, { kind: 'cards' }>): OutboundPayload[] {
  switch (part.kind) {
    case 'text':
      return renderTexts(toVisibleText(part.text), part.previewUrl);
    case 'buttons': {
      const buttons = toVisibleButtons(part.buttons);
      return renderChoice({ text: toVisibleText(part.text), footer: toVisibleLine(part.footer), buttons });
    }
    case 'list':
      return renderListPart(part);
    case 'link':
      return renderLink(part);
    case 'image':
      return renderFile(toVisibleText(part.caption), (caption) =>
        buildImage({ media: { link: part.url }, caption }),
      );
    case 'document': {
      const filename = toVisibleFilename(part.filename);
      return renderFile(toVisibleText(part.caption), (caption) =>
        buildDocument({ media: toSource(part.file), filename, caption }),
      );
    }
    case 'location':
      return renderLocation(part);
    case 'location_request':
      return renderLocationRequest(part);
  }
}

/** The messages of one part of a reply, within WhatsApp's limits. Never throws. */
export function renderPart(part: ReplyPart): RenderedPart[] {
  if (part.kind === 'cards') return renderCards(toVisibleText(part.text), part.cards);
  return renderPlain(part).map((payload) => ({ payload, cardsOnly: false }));
}
