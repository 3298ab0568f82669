import { el } from './dom.js';
import { parseMarks } from './marks.js';

/** A message text with WhatsApp's marks, links, line breaks and its own writing direction. */
export function richText(text, className = 'text') {
  const lines = el('div', { class: className, dir: 'auto' });
  lines.append(...parseMarks(text).map(tokenNode));
  return lines;
}

function tokenNode(token) {
  if (typeof token === 'string') return token;
  if (token.link)
    return el('a', { href: token.link, target: '_blank', rel: 'noopener noreferrer' }, token.link);
  return el(token.tag, {}, ...token.children.map(tokenNode));
}

/** The text without its marks, for one-line previews. */
export function plainText(text) {
  const flat = (token) =>
    typeof token === 'string' ? token : (token.link ?? token.children.map(flat).join(''));
  return parseMarks(text).map(flat).join('').replace(/\s+/g, ' ').trim();
}
