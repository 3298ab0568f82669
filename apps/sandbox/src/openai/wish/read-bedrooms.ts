import { NUMBER_WORD, readCount } from '../text/number-words';
import { phrase, withVariants } from '../text/phrase';
import type { TextScanner } from '../text/text-scanner';
import { LOWER, toBounds, UPPER } from './amount-grammar';
import type { Span, Wish } from './wish';

const COUNT = String.raw`(?:\d{1,2}|${NUMBER_WORD})(?![.,]\d)`;
const BEDS = String.raw`bed(?:room)?s?|bedder|br|bhk|bdr?m?s?|rooms?|غرفة نوم|غرف نوم|غرفة|غرف|بيدروم|बेडरूम|बैडरूम|बीएचके|कमरे|कमरा|कमरों`;
const BETWEEN = String.raw`-|\/|to|or|and|till|إلى|أو|و|से|या`;
const BEDROOMS = new RegExp(
  withVariants(
    String.raw`(?<![\p{L}\p{M}\d.,])(?<lead>(?:${UPPER}|${LOWER}|between) ?)?(?<first>${COUNT}|studio)(?:(?: ?(?:bed(?:room)?s?|br|bhk))? ?(?:${BETWEEN}) ?(?<second>${COUNT}))?(?<plus> ?\+| or more| and above)? ?-?(?:${BEDS})(?![\p{L}\p{M}])(?<after>\+| or (?:more|above)| and above| plus| minimum| max(?:imum)?)?`,
  ),
  'iu',
);
const LABELLED = phrase(String.raw`(?:bed(?:room)?s?|rooms?|غرف) ?[:=]? ?(\d{1,2})(?![\d.,k])`);
const DUAL = phrase('(?:ب|و)?غرفتين(?: نوم)?|(?:ب|و)?غرفتان');
const ONE_ROOM = phrase('(?:ب|و)?غرفة(?: نوم)?(?: واحدة)?');

/** Takes bedrooms out of the text: "2BR", "two bed", "2-3 bedrooms", "3+ bed", "1 bed or 2 bed", "studio or 1 bed". */
export function readBedrooms(scanner: TextScanner): Pick<Wish, 'bedrooms'> {
  const spans = [
    ...scanner.takeAll(BEDROOMS, isHome).map(toSpan),
    ...scanner.takeAll(LABELLED).map((match) => exactly(Number(match[1]))),
    ...(scanner.take(DUAL) ? [exactly(2)] : []),
    ...(scanner.take(ONE_ROOM) ? [exactly(1)] : []),
  ];
  const [first, ...others] = spans;
  if (!first) return {};
  return { bedrooms: others.length === 0 ? first : unite(spans) };
}

/** A hundred rooms are a hotel. */
function isHome({ groups = {} }: RegExpExecArray): boolean {
  return (toCount(groups['first']) ?? 0) <= 20;
}

function toCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return text.toLowerCase() === 'studio' ? 0 : readCount(text);
}

function toSpan({ groups = {} }: RegExpExecArray): Span {
  const { lead = '', first, second, plus = '', after = '' } = groups;
  const counts = [toCount(first), toCount(second)].filter((count) => count !== undefined);
  const bounds = toBounds(counts, `${lead} ${plus} ${after}`, 'both');
  return { text: toText(bounds), ...bounds };
}

function exactly(count: number): Span {
  return { text: String(count), min: count, max: count };
}

function unite(spans: Span[]): Span {
  const counts = spans.flatMap(({ min, max }) => [min, max]).filter((count) => count !== undefined);
  const bounds = { min: Math.min(...counts), max: Math.max(...counts) };
  return { text: toText(bounds), ...bounds };
}

function toText({ min, max }: { min?: number; max?: number }): string {
  const name = (count: number): string => (count === 0 ? 'studio' : String(count));
  if (min === undefined) return `up to ${name(max ?? 0)}`;
  if (max === undefined) return `${name(min)}+`;
  return min === max ? name(min) : `${name(min)}-${name(max)}`;
}
