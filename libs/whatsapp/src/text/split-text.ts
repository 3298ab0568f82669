import { cutText, findBoundaryAfter } from './cut-text';

const SENTENCE_END = /[.!?؟。…]["')\]]*\s/gu;
const FENCE = '```';
/** What closing and reopening a code block costs. */
const FENCE_ROOM = 2 * (FENCE.length + 1);

/** Places where a reader expects a break, best kind first. Each is the position after the break. */
function listBreaks(text: string): number[][] {
  const positions = (pattern: RegExp): number[] =>
    [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
  return [positions(/\n\s*\n/gu), positions(/\n/gu), positions(SENTENCE_END), positions(/\s/gu)];
}

/** Last good break of the first `max` characters; not in the first quarter, so that chunks stay few. */
function findLastBreak(text: string, max: number): number {
  const window = text.slice(0, max + 1);
  for (const kind of listBreaks(window)) {
    const last = kind.filter((position) => position <= max && position > max / 4).at(-1);
    if (last !== undefined) return last;
  }
  return cutText(text, max).length;
}

/** A code block that would be torn apart is closed here and opened again there. */
function mendFence(before: string, after: string): [string, string] {
  const open = (before.split(FENCE).length - 1) % 2 === 1;
  return open ? [`${before}\n${FENCE}`, `${FENCE}\n${after}`] : [before, after];
}

/**
 * Splits a text into pieces of at most `max` (≥ 100) characters: at paragraphs, else lines, sentences,
 * words, and only then inside a word. No piece is empty; nothing but white space at the seams is lost.
 */
export function splitText(text: string, max: number): string[] {
  const room = text.includes(FENCE) ? max - FENCE_ROOM : max;
  const chunks: string[] = [];
  let rest = text.trim();
  while (rest.length > room) {
    const position = findLastBreak(rest, room);
    const [chunk, after] = mendFence(rest.slice(0, position).trimEnd(), rest.slice(position).trimStart());
    chunks.push(chunk);
    rest = after;
  }
  return rest === '' ? chunks : [...chunks, rest];
}

/**
 * Splits off the end of a text, at most `max` (≥ 100) characters from the best break on, so that it can stand
 * with buttons while `head` is sent before. `head` is empty when everything fits.
 */
export function splitTail(text: string, max: number): { head: string; tail: string } {
  const trimmed = text.trim();
  if (trimmed.length <= max) return { head: '', tail: trimmed };
  const room = trimmed.includes(FENCE) ? max - FENCE_ROOM : max;
  const from = trimmed.length - room;
  const start =
    listBreaks(trimmed)
      .map((kind) => kind.find((position) => position >= from))
      .find((position) => position !== undefined) ?? findBoundaryAfter(trimmed, from);
  const [head, tail] = mendFence(trimmed.slice(0, start).trimEnd(), trimmed.slice(start).trimStart());
  return { head, tail };
}
