import { phrase, wholePhrase } from '../text/phrase';

/** Parts that readers of money and sizes put their patterns together from. */
export const NUMBER = String.raw`(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?:\.\d+)?`;

const MAGNITUDES: readonly [string, number][] = [
  ['k|thousands?|thousend|thous|hazaa?r|ألف|الف|آلاف|हज़ार', 1_000],
  ['m|mn|mil|mill|millions?|مليون|ملايين|मिलियन', 1_000_000],
  ['lakhs?|lacs?|lakh|laakh|लाख', 100_000],
  ['crores?|cr|करोड़', 10_000_000],
  ['bn|billions?|مليار', 1_000_000_000],
];
export const MAGNITUDE = MAGNITUDES.map(([words]) => words).join('|');
const MAGNITUDE_PATTERNS = MAGNITUDES.map(([words, value]) => ({ pattern: wholePhrase(words), value }));

export const UPPER =
  'not (?:above|over|exceeding|higher than)|no higher than|under|below|less than|lower than|cheaper than|smaller than|up ?to|max(?:imum)?(?: of)?|go (?:up )?to|at most|within|not more than|no more than|<|أقل من|تحت|حتى|لا يزيد عن|अधिकतम';
export const LOWER =
  'over|above|more than|higher than|bigger than|larger than|min(?:imum)?(?: of)?|at least|not less than|from|starting (?:at|from)|>|أكثر من|فوق|على الأقل|कम से कम';
export const AROUND = 'between|around|about|approx(?:imately)?\\.?|roughly|بين|حوالي|من|लगभग|करीब';
export const AFTER_UPPER =
  'tak|se kam|or (?:less|below|under|lower)|(?:and|&) (?:below|under|less)|at most|tops|max(?:imum)?|तक|से कम';
export const AFTER_LOWER =
  'at least|or (?:more|above|over|higher)|(?:and|&) (?:above|over|up|more)|min(?:imum)?|plus|से ज़्यादा|से अधिक';
export const TO = '-|to|till|until|and|or|إلى|حتى|و|أو|से|या';

/** What a magnitude word multiplies by; 1 without one. */
export function readMagnitude(word: string | undefined): number {
  if (word === undefined) return 1;
  return MAGNITUDE_PATTERNS.find(({ pattern }) => pattern.test(word))?.value ?? 1;
}

/** The value of a number as written, "100,000" included. */
export function readNumber(text: string): number {
  return Number(text.replace(/[, ]/g, ''));
}

const UPPER_WORDS = phrase(`${UPPER}|${AFTER_UPPER}`);
const LOWER_WORDS = phrase(`${LOWER}|${AFTER_LOWER}`);

/** Bounds of one or two values, by the words around them. A single value without such words is `single`. */
export function toBounds(
  values: number[],
  words: string,
  single: 'min' | 'max' | 'both',
): { min?: number; max?: number } {
  const [first, second] = values;
  if (first === undefined) return {};
  if (second !== undefined) return { min: Math.min(first, second), max: Math.max(first, second) };
  if (UPPER_WORDS.test(words) || /</.test(words)) return { max: first };
  if (LOWER_WORDS.test(words) || /[>+]/.test(words)) return { min: first };
  if (single === 'both') return { min: first, max: first };
  return { [single]: first };
}
