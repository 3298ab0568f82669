import { BOLD, ITALIC, LITERAL_ASTERISK, MarkdownStash } from './markdown-stash';

const TARGET = '((?:[^\\s()]|\\([^\\s()]*\\))+)(?:\\s+"[^"]*")?';
const LINK = new RegExp(`!?\\[([^\\]\\n]{0,300})\\]\\(${TARGET}\\)`, 'gu');
const BARE_URL = /https?:\/\/[^\s<>*]*[^\s<>*.,;:!?)\]_~'"]/gu;

function sameAddress(label: string, url: string): boolean {
  const bare = (text: string): string => text.replace(/^https?:\/\//u, '').replace(/\/$/u, '');
  return bare(label.trim()) === bare(url);
}

/** WhatsApp knows no labelled links: the label is told before the address. */
function writeLink(label: string, target: string, stash: MarkdownStash): string {
  const address = /^(?:mailto|tel):(.+)$/u.exec(target)?.[1] ?? target;
  if (address === target && !/^https?:\/\//u.test(target)) return label;
  const kept = stash.put(address);
  return label.trim() === '' || sameAddress(label, address) ? kept : `${label}: ${kept}`;
}

function writeCode(code: string, stash: MarkdownStash): string {
  return code === '' ? '' : stash.put(`\`${code}\``);
}

function stashUnformatted(line: string, stash: MarkdownStash): string {
  return line
    .replace(/(`+)(.+?)\1(?!`)/gu, (_all, _ticks: string, code: string) =>
      writeCode(code.replace(/`/gu, '').trim(), stash),
    )
    .replace(/\\([\\`*_{}[\]()#+\-.!~|>])/gu, (_all, char: string) =>
      char === '*' ? LITERAL_ASTERISK : stash.put(char),
    )
    .replace(LINK, (_all, label: string, target: string) => writeLink(label, target, stash))
    .replace(/<(https?:\/\/[^\s<>]+)>/gu, (_all, url: string) => stash.put(url))
    .replace(BARE_URL, (url) => stash.put(url));
}

function replaceMarks(line: string): string {
  return line
    .replace(/\*\*\*(?=\S)(.+?)(?<=\S)\*\*\*/gu, `${BOLD}${ITALIC}$1${ITALIC}${BOLD}`)
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/gu, `${BOLD}$1${BOLD}`)
    .replace(/(?<![\w])__(?=\S)(.+?)(?<=\S)__(?![\w])/gu, `${BOLD}$1${BOLD}`)
    .replace(/(?<![*\w])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![*\w])/gu, `${ITALIC}$1${ITALIC}`)
    .replace(/~~(?=\S)(.+?)(?<=\S)~~/gu, '~$1~')
    .replace(/\*{2,}/gu, '')
    .replaceAll(BOLD + BOLD, '');
}

/** How a line is written: everything in it in bold, or as its marks say. */
export type LineWeight = 'plain' | 'bold';

/** Converts the Markdown marks of one line to WhatsApp's. */
export function convertInline(line: string, weight: LineWeight = 'plain'): string {
  const stash = new MarkdownStash();
  const marked = replaceMarks(stashUnformatted(line, stash)).trim();
  const weighted = weight === 'bold' && marked !== '' ? BOLD + marked.replaceAll(BOLD, '') + BOLD : marked;
  const written = weighted
    .replaceAll(BOLD, '*')
    .replaceAll(ITALIC, '_')
    .replaceAll(LITERAL_ASTERISK, '*')
    .replace(/\*{2,}/gu, '*');
  return stash.restore(written);
}
