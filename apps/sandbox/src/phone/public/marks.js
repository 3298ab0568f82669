/** WhatsApp's marks, in the order they are looked for; code first, because nothing inside code is a mark. */
const MARKS = [
  { tag: 'code', open: '```', nested: false },
  { tag: 'code', open: '`', nested: false },
  { tag: 'strong', open: '*', nested: true },
  { tag: 'em', open: '_', nested: true },
  { tag: 's', open: '~', nested: true },
];
const LINK = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)*_~`]/y;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Splits a message text into tokens: strings, `{tag, children}` and `{link}`. A mark counts as on WhatsApp:
 * it opens before a non-space at the edge of a word, closes after a non-space on the same line, and a lone one
 * is just a character.
 */
export function parseMarks(text) {
  const tokens = [];
  let plain = '';
  const flush = () => {
    if (plain) tokens.push(plain);
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    const found = linkAt(text, at) ?? markAt(text, at);
    if (!found) {
      plain += text[at];
      at += 1;
      continue;
    }
    flush();
    tokens.push(found.token);
    at = found.end;
  }
  flush();
  return tokens;
}

function linkAt(text, at) {
  if (text[at] !== 'h') return undefined;
  LINK.lastIndex = at;
  const match = LINK.exec(text);
  return match ? { token: { link: match[0] }, end: at + match[0].length } : undefined;
}

function markAt(text, at) {
  for (const mark of MARKS) {
    const end = text.startsWith(mark.open, at) ? closingOf(text, at, mark) : -1;
    if (end < 0) continue;
    const inner = text.slice(at + mark.open.length, end);
    const children = mark.nested ? parseMarks(inner) : [inner];
    return { token: { tag: mark.tag, children }, end: end + mark.open.length };
  }
  return undefined;
}

function closingOf(text, at, mark) {
  const start = at + mark.open.length;
  if (at > 0 && (WORD.test(text[at - 1]) || text[at - 1] === '`')) return -1;
  if (mark.open === '`' && text[start] === '`') return -1;
  if (mark.nested && /^\s?$/.test(text[start] ?? '')) return -1;
  for (let end = text.indexOf(mark.open, start + 1); end > 0; end = text.indexOf(mark.open, end + 1)) {
    if (mark.open !== '```' && text.slice(start, end).includes('\n')) return -1;
    const after = text[end + mark.open.length] ?? ' ';
    if (!mark.nested || (!/\s/.test(text[end - 1]) && !WORD.test(after))) return end;
  }
  return -1;
}
