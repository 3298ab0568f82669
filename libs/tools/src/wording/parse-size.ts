import type { NumberRange } from '@whatsapp-agent/contracts';
import { isAnyWording } from './any-wording';
import { findSide, toRange } from './bounds';
import { foldText } from './fold-text';
import { findNumbers } from './number-grammar';

const SQFT_PER_SQM = 10.7639;
const SQFT_PER_SQYD = 9;
const YARDS = /\bsq\.? ?y(?:ar)?ds?|square yards?|\bgaj\b|गज/;
const METRIC = /sq\.? ?m(?!i)|sqm|m2|m²|square met|متر|मीटर|مربع/;
const FEET = /ft|feet|foot|قدم|फुट/;
const AROUND = /\b(?:around|about|approx\w*|roughly)\b|حوالي|लगभग/;
/** How far "around 1,500 sqft" reaches. */
const AROUND_SHARE = 0.15;

/** Reads a size into square feet: "1,200 sqft", "100-120 sqm". One bare size is a lower bound. */
export function parseSize(text: string, options: { metric?: boolean } = {}): NumberRange | 'any' | undefined {
  if (isAnyWording(text)) return 'any';
  const folded = foldText(text);
  const perUnit = YARDS.test(folded) ? SQFT_PER_SQYD : 1;
  const metric = options.metric === true || (METRIC.test(folded) && !FEET.test(folded));
  // NFKC folding turns "m²" into "m2"; that 2 is no size.
  const numbers = findNumbers(folded.replace(/\bm2\b|(?<=\d )m2|(?<=\d)m2/g, ' sqm'));
  const sizes = numbers
    .slice(0, 2)
    .map(({ value, magnitude }) =>
      Math.round(value * thousands(magnitude) * (metric ? SQFT_PER_SQM : perUnit)),
    );
  const [first, second] = sizes;
  if (first === undefined) return undefined;
  if (second !== undefined) return toRange(first, second);
  if (AROUND.test(folded)) {
    return toRange(Math.round(first * (1 - AROUND_SHARE)), Math.round(first * (1 + AROUND_SHARE)));
  }
  return findSide(folded, false) === 'max' ? toRange(undefined, first) : toRange(first, undefined);
}

/** "2k sqft" is two thousand; the "m" of "100 m" is a metre and no million. */
function thousands(magnitude: number | undefined): number {
  return magnitude === 1_000 ? magnitude : 1;
}
