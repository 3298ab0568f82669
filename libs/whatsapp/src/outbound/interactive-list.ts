import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { isBlank } from '../text/clean-text';
import type { ReplyRow } from '../reply/structured-reply';
import { buildFrame, type InteractiveFrame } from './interactive-header';
import { optionalText, requireCount, requireDistinct, requireId, requireLine } from './payload-checks';

const LIMITS = WHATSAPP_LIMITS.list;

/** A list message. Its header, if any, is a text. */
export interface ListMessage extends Omit<InteractiveFrame, 'header'> {
  header?: { kind: 'text'; text: string };
  /** Label that opens the list. */
  button: string;
  sections: { title?: string; rows: ReplyRow[] }[];
}

interface WireRow {
  id: string;
  title: string;
  description?: string;
}

function buildRow(row: ReplyRow): WireRow {
  const title = requireLine('list.rows.title', row.title, LIMITS.rowTitle);
  // A cut title is told in full below it, if there is room.
  const full = title === row.title.trim() ? undefined : row.title;
  const below = isBlank(row.description) ? full : row.description;
  const description = optionalText(below?.replace(/\s+/gu, ' '), LIMITS.rowText);
  return {
    id: requireId('list.rows.id', row.id, LIMITS.id),
    title,
    ...(description === undefined ? {} : { description }),
  };
}

/**
 * A list of 1–10 rows in 1–10 sections. Titles and descriptions are cut; throws when ids are too long, when
 * ids or (cut) titles are not distinct, or when there are more rows than WhatsApp shows.
 */
export function buildList(message: ListMessage): OutboundPayload {
  requireCount('list.sections', message.sections.length, 1, LIMITS.sections);
  const button = requireLine('list.button', message.button, LIMITS.button);
  const sections = message.sections.map((section) => {
    requireCount('list.rows', section.rows.length, 1, LIMITS.rows);
    const title = optionalText(section.title?.replace(/\s+/gu, ' '), LIMITS.sectionTitle) ?? button;
    return { title, rows: section.rows.map(buildRow) };
  });
  const rows = sections.flatMap((section) => section.rows);
  requireCount('list.rows', rows.length, 1, LIMITS.rows);
  requireDistinct(
    'list.rows.id',
    rows.map(({ id }) => id),
  );
  requireDistinct(
    'list.rows.title',
    rows.map(({ title }) => title),
  );
  return {
    type: 'interactive',
    interactive: { type: 'list', ...buildFrame(message, LIMITS.body), action: { button, sections } },
  };
}
