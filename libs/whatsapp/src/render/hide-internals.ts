const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:_\\w+)?';
const WAMID = 'wamid\\.[\\w+/=-]+';
const MARKS = '[ \\t*_`]{0,6}';
const LABEL = `(?:\\b(?:(?:property|listing|internal|source|original)[ _-]?)?(?:id|uuid|ref|reference)\\b${MARKS}[:#=]?${MARKS})?`;
const INTERNAL = `[*_\`]{0,3}${LABEL}(?:${UUID}|${WAMID})[*_\`]{0,3}`;

/** Web addresses are kept whole: a link may well contain an id, and would be dead without it. */
const PATTERN = new RegExp(
  [
    '(?<url>https?://[^\\s<>]+)',
    `[ \\t]*[(\\[]\\s*${INTERNAL}\\s*[)\\]]`,
    INTERNAL,
    'pagination_request',
    '<\\|[^|\\n]{0,64}\\|>',
  ].join('|'),
  'gi',
);

/** Markers of the engine, such as `[NAME_PROVIDED: …]`; a Markdown link keeps its label. */
const MARKER = /\[[A-Z]+(?:_[A-Z]+)+(?::[^\]\n]*)?\](?!\()/g;

function removeOnce(text: string): string {
  return text.replace(MARKER, '').replace(PATTERN, (...match) => {
    const groups = match.at(-1) as { url?: string };
    return groups.url ?? '';
  });
}

/** Removes the gaps, empty bullets and stray spaces that removals leave behind. */
function tidy(text: string): string {
  return text
    .replace(/(\S)[ \t]{2,}/g, '$1 ')
    .replace(/[ \t]+([.,;:!?)]|$)/gm, '$1')
    .replace(/^[ \t]*(?:[-*•+]|\d+\.)[ \t]*$\n?/gm, '');
}

/**
 * Takes out of a text what only machines understand: uuids (with a label such as "ID:" and payload suffix),
 * WhatsApp message ids and engine markers. Web addresses stay as they are.
 */
export function hideInternals(text: string): string {
  let hidden = removeOnce(text);
  if (hidden === text) return text;
  // Pieces that meet after a removal must not form an id of their own.
  for (let again = removeOnce(hidden); again !== hidden; again = removeOnce(hidden)) hidden = again;
  return tidy(hidden);
}
