import { phrase, withVariants } from '../text/phrase';
import type { TextScanner } from '../text/text-scanner';
import {
  AFTER_LOWER,
  AFTER_UPPER,
  AROUND,
  LOWER,
  MAGNITUDE,
  NUMBER,
  readMagnitude,
  readNumber,
  TO,
  toBounds,
  UPPER,
} from './amount-grammar';
import type { Wish } from './wish';

const CURRENCY =
  'aed|dhs?|dirhams?|usd|dollars?|eur|euros?|gbp|pounds?|inr|rupees?|rs|[$€£₹]|درهم|دولار|दिरहम|रुपये';
const MONTH = String.raw`(?:per|a|an|each|every|\/) ?(?:month|mo)|monthly|p\.?m|pcm|شهريا|(?:في |ب|كل )?(?:ال)?شهر|شهري|(?:हर|प्रति|एक) (?:महीने|महीना|माह)|महीने(?: का| के| में)?|मासिक`;
const YEAR = String.raw`(?:per|a|an|each|every|\/) ?(?:year|yr|annum)|yearly|annual(?:ly)?|p\.?a|سنويا|(?:في |ب|كل )?(?:ال)?سنة|سنوي|(?:हर|प्रति|एक) साल|साल(?: का| के| में)?|सालाना`;
const BUDGET = String.raw`(?:(?:my|our|the) )?(?:budget|price(?: range)?)(?: (?:is|of|to|would be|will be|should be|range|now))*:?|ميزانيتي|الميزانية|بميزانية|ميزانية|بسعر|السعر|(?:मेरा )?बजट`;
const AMOUNT = String.raw`(?:(?:${CURRENCY}) ?)?${NUMBER} ?(?:(?:${MAGNITUDE})(?![\p{L}\p{M}]))?(?: ?(?:${CURRENCY})(?![\p{L}\p{M}]))?`;
const OTHER_UNIT = String.raw`(?![\d.]|,\d| ?-? ?(?:sq|ft|feet|bed|br|bd|bhk|bath|room|met|m2|st|nd|rd|th|%|غرف|बेड|कमर))`;

const PRICE = new RegExp(
  withVariants(
    String.raw`(?<![\p{L}\p{M}\d.,#])(?<budget>(?:${BUDGET}) ?)?(?<lead>(?:${UPPER}|${LOWER}|${AROUND}) ?)?(?<before>(?:${MONTH}|${YEAR})(?: rent| budget| of)? )?(?<amount>${AMOUNT}(?: ?(?:${TO}|,? ?(?:and )?(?:${UPPER}|${LOWER})) ?${AMOUNT})?)${OTHER_UNIT}(?<plus>\+)?(?<trail> ?(?:${AFTER_UPPER}|${AFTER_LOWER})(?![\p{L}\p{M}]))?(?<period> ?(?:${MONTH}|${YEAR})(?![\p{L}\p{M}]))?(?<limit> ?(?:${AFTER_UPPER}|${AFTER_LOWER})(?![\p{L}\p{M}]))?`,
  ),
  'iu',
);
const ONE_AMOUNT = new RegExp(withVariants(String.raw`(${NUMBER}) ?(${MAGNITUDE})?(?![\p{L}\p{M}])`), 'giu');
const MONTHLY = phrase(MONTH);
/** "3 pm" is a time, "8,000 pm" a rent. */
const CLOCK = /^ ?p\.?m\.?$/i;
const MONEY_WORD = new RegExp(
  withVariants(String.raw`(?<![\p{L}\p{M}])(?:${MAGNITUDE}|${CURRENCY})(?![\p{L}\p{M}])|[$€£₹]`),
  'iu',
);
/** Fewer than this may be a number in the list, or bedrooms. */
const LEAST_BARE = 25;
const BARE_AMOUNT = new RegExp(
  withVariants(
    String.raw`^[ |]*(?:(?:no|ok(?:ay)?|yes|well|hmm|sorry|actually|i|we|said|meant|make|it|that|say|lets|let's|could|can|stretch|do|maybe|or|then|please|up|go|be|is|would|raise|increase|lower|reduce|change|the|my|to|at)[ ,]+)*(?<lead>(?:${UPPER}|${LOWER}|${AROUND}) )?(?<amount>\d{2,4}(?: ?(?:-|to|and|or) ?\d{2,4})?)(?: (?:please|pls|max|is (?:ok|fine|possible)|then|instead|now|ok))*[ .!?|]*$`,
  ),
  'iu',
);
/** From here on a bare number is money: nobody wants that many bedrooms or feet. */
const SURELY_MONEY = 10_000;

/** Takes a budget out of the text: "80-100k", "under 1.5M", "budget is 90 thousand", "10k a month". */
export function readPrice(scanner: TextScanner): Pick<Wish, 'price'> {
  const match = scanner.take(PRICE, isMoney);
  if (!match) return readBareAmount(scanner);
  const { lead = '', amount = '', plus = '', trail = '', limit = '' } = match.groups ?? {};
  const period = match.groups?.['period'] ?? match.groups?.['before'] ?? '';
  const text = [lead, amount + plus, trail, period, limit]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');
  const bounds = toBounds(readAmounts(amount), `${lead} ${plus} ${trail} ${limit}`, 'max');
  const unit = period === '' ? {} : { period: MONTHLY.test(period) ? ('month' as const) : ('year' as const) };
  return { price: { text: toOneSide(text), ...bounds, ...unit } };
}

/** "Make it 160", "90 - 110": in a message that says nothing else, a number too large for rooms is a budget. */
function readBareAmount(scanner: TextScanner): Pick<Wish, 'price'> {
  const match = BARE_AMOUNT.exec(scanner.text);
  const said = match?.groups?.['amount'];
  const values = readAmounts(said ?? '');
  if (!match || said === undefined || values.some((value) => value < LEAST_BARE)) return {};
  scanner.take(BARE_AMOUNT);
  const lead = match.groups?.['lead'] ?? '';
  return { price: { text: `${lead} ${said}`.trim(), ...toBounds(values, lead, 'max') } };
}

function isMoney({ groups = {} }: RegExpExecArray): boolean {
  const { budget, amount = '' } = groups;
  const period = groups['period'] ?? groups['before'];
  if (CLOCK.test(period ?? '') && readAmounts(amount).every((value) => value <= 24)) return false;
  if (budget !== undefined || period !== undefined || MONEY_WORD.test(amount.replace(/[\d.,]/g, ' ')))
    return true;
  return readAmounts(amount).some((value) => value >= SURELY_MONEY);
}

/** "80-100k": the 80 means thousands too. */
function readAmounts(text: string): number[] {
  const written = [...text.matchAll(ONE_AMOUNT)].map(([, number = '', word]) => ({
    value: readNumber(number),
    magnitude: readMagnitude(word),
  }));
  const last = written.at(-1);
  return written.map(({ value, magnitude }) =>
    magnitude === 1 && last && value < last.value * last.magnitude && value < 1_000
      ? value * last.magnitude
      : value * magnitude,
  );
}

/** "100k or more" says the same as "over 100k", which every reader of money understands. */
function toOneSide(text: string): string {
  return text
    .replace(/^(.*?) ?(?:or|and|&) (?:more|above|over|higher|up)\b/i, 'over $1')
    .replace(/^(.*?) ?(?:or|and|&) (?:less|below|under|lower)\b/i, 'under $1');
}
