import { editDistance } from '../text/edit-distance';
import type { TextScanner } from '../text/text-scanner';
import { isFiller } from './filler-words';
import { KNOWN_PLACES, toPlaceKey } from './place-vocabulary';

const LONGEST_NAME = 4;
const WORD = /[\p{L}\p{M}\p{N}'-]+/gu;
/** Shorter names have too many neighbours to be recognised with a slip in them. */
const FORGIVING_LENGTH = 6;
const VERY_LONG = 10;

interface Word {
  text: string;
  start: number;
  end: number;
}

/** Takes known names out of the text, longest first, also slightly misspelt ("dubay marina"). */
export function takeKnownPlaces(scanner: TextScanner): string[] {
  const places: string[] = [];
  for (let found = findKnownPlace(scanner.text); found; found = findKnownPlace(scanner.text)) {
    const name = found;
    scanner.take(new RegExp(escape(name), 'u'));
    places.push(name);
  }
  return places;
}

function findKnownPlace(text: string): string | undefined {
  const words: Word[] = [...text.matchAll(WORD)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (let count = LONGEST_NAME; count > 0; count -= 1) {
    for (let first = 0; first + count <= words.length; first += 1) {
      const [from, to] = [words[first], words[first + count - 1]];
      const name = from && to ? text.slice(from.start, to.end) : '';
      if (!from || !to || /[|.,;]/.test(name) || !mayBeName(from.text, to.text)) continue;
      if (isNearlyKnown(toPlaceKey(name))) return name;
    }
  }
  return undefined;
}

/** Names neither begin nor end with a word that is none, but for "The Greens". */
function mayBeName(first: string, last: string): boolean {
  return !isFiller(last) && (!isFiller(first) || /^the$/i.test(first));
}

function isNearlyKnown(key: string): boolean {
  if (KNOWN_PLACES.has(key)) return true;
  if (key.length < FORGIVING_LENGTH) return false;
  const allowed = key.length >= VERY_LONG ? 2 : 1;
  return [...KNOWN_PLACES].some(
    (known) =>
      known.length >= FORGIVING_LENGTH &&
      Math.abs(known.length - key.length) <= allowed &&
      known[0] === key[0] &&
      editDistance(known, key) <= allowed,
  );
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
