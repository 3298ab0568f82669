import { phrase } from './phrase';

const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const VALUES: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, index) => [word, index] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
  ['fourty', 40],
]);
const WORD = [...VALUES.keys()].toSorted((left, right) => right.length - left.length).join('|');
const COUNT = `(?:${WORD})(?:[ -](?:${WORD}))?`;
const SPELLED = String.raw`(?:(?:an?|${COUNT}) hundred(?: and)?(?: ${COUNT})?|${COUNT}(?: point (?:${WORD})(?: (?:${WORD}))?)?)`;
const BIG = String.raw`thousand|k|million|mil|m|lakhs?|lacs?|crores?`;
/** Only in front of a magnitude are number words an amount: "two bedrooms" stay words. */
const AMOUNT = phrase(String.raw`(${SPELLED})((?: ?(?:to|-|and|or) ?)(${SPELLED}))? (${BIG})`, 'g');

/** Writes "one point nine million" and "eighty to a hundred thousand" with digits, magnitudes kept. */
export function writeSpelledAmounts(text: string): string {
  return text.replace(
    AMOUNT,
    (_all, first: string, between: string | undefined, second: string | undefined, big: string) =>
      between === undefined || second === undefined
        ? `${read(first)} ${big}`
        : `${read(first)}${between.slice(0, between.length - second.length)}${read(second)} ${big}`,
  );
}

function read(words: string): number {
  const [whole = '', fraction] = words.toLowerCase().split(' point ');
  const decimals = fraction
    ?.split(' ')
    .map((word) => VALUES.get(word) ?? 0)
    .join('');
  return Number(`${readWhole(whole)}${decimals === undefined ? '' : `.${decimals}`}`);
}

function readWhole(words: string): number {
  const [hundreds, rest] = words.includes('hundred')
    ? words.split(/ hundred(?: and)? ?/)
    : [undefined, words];
  const tail = (rest ?? '').split(/[ -]/).reduce((sum, word) => sum + (VALUES.get(word) ?? 0), 0);
  return hundreds === undefined ? tail : (VALUES.get(hundreds) ?? 1) * 100 + tail;
}
