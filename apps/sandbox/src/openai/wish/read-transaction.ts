import { phrase } from '../text/phrase';
import type { TextScanner } from '../text/text-scanner';
import type { Wish } from './wish';

const RENT = String.raw`(?:for |on |to )?(?:rent(?:als?|ing|ed)?|leas(?:e|ing))|to let|kira[iy]\p{L}*(?: pe| par)?|lel ijar|lil ijar|ijar|eejar|tenan(?:t|cy)|(?:لل|ال|ل)?إيجار|(?:ل|أ)?استئجار|أستأجر|استاجر|أجار|किराए(?: पर)?|किराये(?: पर)?|किराया|रेंट(?: पर)?`;
const BUY = String.raw`(?:for |on )?sale|(?:to )?buy(?:ing)?|purchas(?:e|ing)|to own|invest(?:ment|ing)?|kha?r[ei]+d\p{L}*|kharid\p{L}*|lena hai apna|(?:want|like|looking|need) (?:to|2) bye|shira|shera\p{L}*|own(?:ing)? (?:one|a|my)|owner(?:ship)?|(?:لل|ال|ل)?شراء|أشتري|نشتري|(?:لل|ال)?بيع|تمليك|खरीद\p{M}*\p{L}*\p{M}*|बिक्री(?: के लिए)?|ख़रीद\p{M}*\p{L}*\p{M}*`;
const EITHER = phrase(
  String.raw`(?:${RENT}) (?:or|and|أو|या) (?:${BUY})|(?:${BUY}) (?:or|and|أو|या) (?:${RENT})`,
);
const REFUSED = phrase(
  String.raw`(?:instead of|rather than|not(?: looking to| for| to)?|don'?t want(?: to)?|no longer|stop|مو|ليس|بدل) (?:a |an )?(?:${RENT}|${BUY})|(?:${RENT}|${BUY}) नहीं`,
);
const RENT_WORDS = phrase(RENT);
const BUY_WORDS = phrase(BUY);

/** Takes buying or renting out of the text. "Rent or buy?" says neither; "buy instead of rent" says buy. */
export function readTransaction(scanner: TextScanner): Pick<Wish, 'transaction'> {
  if (scanner.take(EITHER)) return {};
  scanner.takeAll(REFUSED);
  const rent = scanner.takeAll(RENT_WORDS).length > 0;
  const buy = scanner.takeAll(BUY_WORDS).length > 0;
  if (rent === buy) return {};
  return { transaction: rent ? 'rent' : 'buy' };
}
