import { withVariants } from '../text/phrase';
import type { TextScanner } from '../text/text-scanner';
import { AROUND, LOWER, NUMBER, readNumber, toBounds, UPPER } from './amount-grammar';
import type { Wish } from './wish';

const FEET = String.raw`sq\.? ?(?:ft|feet|foot)|sqft|square (?:feet|foot)|ft2|feet|قدم(?: مربع)?|वर्ग फ(?:ु|ी)ट|स्क्वायर फीट`;
const METRES = String.raw`sq\.? ?(?:m|mt|meters?|metres?)|sqm|square (?:meters?|metres?)|m2|متر(?: مربع)?|वर्ग मीटर`;
const SIZE = new RegExp(
  withVariants(
    String.raw`(?<![\p{L}\d.])(?<lead>(?:${UPPER}|${LOWER}|${AROUND}) ?)?(?<amount>${NUMBER} ?k?(?: ?(?:-|to|and) ?${NUMBER} ?k?)?) ?\+? ?(?:(?<feet>${FEET})|(?<metres>${METRES}))(?![\p{L}\p{M}])(?<trail> or (?:more|above|less|below))?`,
  ),
  'iu',
);

/** Takes a size out of the text: "over 1,500 sqft", "100-120 sqm". A bare size is the least wanted. */
export function readSize(scanner: TextScanner): Pick<Wish, 'size'> {
  const match = scanner.take(SIZE);
  if (!match) return {};
  const { lead = '', amount = '', metres, trail = '' } = match.groups ?? {};
  const values = [...amount.matchAll(new RegExp(`(${NUMBER}) ?(k)?`, 'gi'))].map(
    ([, number = '', thousands]) => readNumber(number) * (thousands ? 1_000 : 1),
  );
  return {
    size: {
      text: match[0].trim(),
      unit: metres === undefined ? 'sqft' : 'sqm',
      ...toBounds(values, `${lead} ${trail}`, 'min'),
    },
  };
}
