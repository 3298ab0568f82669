import { convertInline } from './markdown-inline';
import { dropStandIns } from './markdown-stash';
import { convertTable, isTableHead } from './markdown-table';

const FENCE = /^\s*(?:```|~~~)/u;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/u;
const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/u;
const BULLET = /^(\s*)[*+-]\s+(.*)$/u;

function convertLine(line: string): string {
  if (line.trim() === '' || RULE.test(line)) return '';
  const heading = HEADING.exec(line);
  if (heading !== null) return convertInline(heading[1] ?? '', 'bold');
  const bullet = BULLET.exec(line);
  if (bullet !== null) return `${bullet[1] ?? ''}- ${convertInline(bullet[2] ?? '')}`;
  return convertInline(line);
}

/** Lines of tables become bullets; the others stay. */
function flattenTables(lines: string[]): string[] {
  const flat: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (!isTableHead(line, lines[index + 1])) {
      flat.push(line);
      continue;
    }
    const rows: string[] = [];
    for (index += 2; lines[index]?.includes('|') === true; index += 1) rows.push(lines[index] ?? '');
    flat.push(...convertTable(line, rows));
    index -= 1;
  }
  return flat;
}

function convertProse(lines: string[]): string {
  const text = flattenTables(lines).map(convertLine).join('\n');
  return text.replace(/\n{3,}/gu, '\n\n');
}

/**
 * Converts Markdown to WhatsApp's marks: `*bold*`, `_italic_`, `~struck~`, code, `-` bullets; headings become
 * bold lines, tables bullets, links "label: address". Plain text passes through.
 */
export function convertMarkdown(markdown: string): string {
  const lines = dropStandIns(markdown)
    .replace(/<br\s*\/?>/giu, '\n')
    .split('\n');
  const blocks: string[] = [];
  let current: string[] = [];
  let inCode = false;
  const flush = (): void => {
    if (current.length > 0)
      blocks.push(inCode ? `\`\`\`\n${current.join('\n')}\n\`\`\`` : convertProse(current));
    current = [];
  };
  for (const line of lines) {
    if (FENCE.test(line)) {
      flush();
      inCode = !inCode;
    } else {
      current.push(line);
    }
  }
  flush();
  return blocks.join('\n').trim();
}
