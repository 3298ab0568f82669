import { cleanText, isBlank } from '../text/clean-text';
import { convertMarkdown } from './convert-markdown';
import { hideInternals } from './hide-internals';

/**
 * Leaves single asterisks where several follow each other, outside web addresses: double ones are what
 * customers complained about, so no way in, code included, may bring them back.
 */
export function collapseAsterisks(text: string): string {
  return text.replace(/(https?:\/\/\S+)|\*{2,}/giu, (_all, url?: string) => url ?? '*');
}

/** A text as the customer may see it: no internals, WhatsApp's marks; empty when nothing visible is left. */
export function toVisibleText(text: string | undefined): string {
  if (text === undefined) return '';
  const clean = cleanText(text).replaceAll('\t', ' ');
  // Twice: taking marks away can bring the two halves of an id together.
  const visible = collapseAsterisks(hideInternals(convertMarkdown(hideInternals(clean)))).trim();
  return isBlank(visible) ? '' : visible;
}

/** The name of a file as the customer may see it; may be empty. */
export function toVisibleFilename(filename: string): string {
  return hideInternals(
    cleanText(filename)
      .replace(/[/\\]+/gu, '-')
      .replaceAll('*', ''),
  );
}

/** The same on one line without marks, for titles and labels, where WhatsApp shows marks as they are. */
export function toVisibleLine(text: string | undefined): string {
  const plain = toVisibleText(text)
    .replace(/```|[*`~]/gu, '')
    .replace(/(?<!\w)_+|_+(?!\w)/gu, '')
    .replace(/\s+/gu, ' ');
  const line = hideInternals(plain).trim();
  return isBlank(line) ? '' : line;
}
