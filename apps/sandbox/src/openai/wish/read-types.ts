import { phrase } from '../text/phrase';
import type { TextScanner } from '../text/text-scanner';
import { ANY_TYPE_WORD, TYPE_WORDS } from './type-vocabulary';
import type { Wish } from './wish';

const PATTERNS = TYPE_WORDS.map(([type, words]) => ({ type, pattern: phrase(words) }));
const REJECTED = phrase(
  String.raw`(?:instead of|rather than|not(?: looking for| interested in)?|no(?: more)?|don'?t (?:want|like|need)|except) (?:an? |any |the )?(?:${ANY_TYPE_WORD})|مو (?:${ANY_TYPE_WORD})|بدل (?:${ANY_TYPE_WORD})|(?:${ANY_TYPE_WORD}) नहीं`,
);
/** "Jumeirah Village", "Villa Lantana" and "Studio City" are names of places. */
const NAMES = phrase(String.raw`studio (?:city|one)|office park|land of \p{L}+`);

/** Takes the kinds of homes out of the text; kinds that are refused ("no villas") are dropped on the way. */
export function readTypes(scanner: TextScanner): Pick<Wish, 'types'> {
  scanner.takeAll(REJECTED);
  const names = scanner.has(NAMES);
  // One after the other: the "houses" of "town houses" are taken with them.
  const types = PATTERNS.filter(
    ({ type, pattern }) => !(names && isInName(type)) && scanner.takeAll(pattern).length > 0,
  ).map(({ type }) => type);
  return types.length === 0 ? {} : { types };
}

function isInName(type: string): boolean {
  return type === 'studio' || type === 'commercial' || type === 'plot';
}
