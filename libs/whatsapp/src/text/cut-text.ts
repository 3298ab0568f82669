const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Last position ≤ `max` that does not split what a reader sees as one character. */
function findBoundary(text: string, max: number): number {
  if (text.length <= max) return text.length;
  const start = graphemes.segment(text).containing(max)?.index ?? max;
  if (start > 0) return start;
  // One "character" longer than the whole budget: keep at least its code points intact.
  const code = text.charCodeAt(max - 1);
  return code >= 0xd800 && code <= 0xdbff ? max - 1 : max;
}

/** First position ≥ `from` that does not split what a reader sees as one character. */
export function findBoundaryAfter(text: string, from: number): number {
  const grapheme = graphemes.segment(text).containing(from);
  if (grapheme === undefined || grapheme.index === from) return from;
  return grapheme.index + grapheme.segment.length;
}

/** First `max` code units of a text, cut between graphemes. Adds nothing. */
export function cutText(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, findBoundary(text, max));
}

/**
 * Shortens a text of ours to `max` code units (≥ 1): at a word end when one is near, else between
 * graphemes, with an ellipsis so that the reader sees it was cut.
 */
export function shortenText(text: string, max: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= max) return trimmed;
  const cut = cutText(trimmed, max - ELLIPSIS.length);
  const space = cut.search(/\s\S*$/u);
  // The character after the cut tells whether the last word is whole already.
  const wholeWord = /\s/u.test(trimmed.charAt(cut.length));
  const kept = !wholeWord && space > cut.length / 2 ? cut.slice(0, space) : cut;
  return kept.trimEnd() + ELLIPSIS;
}
