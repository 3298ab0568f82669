const ONES: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
/** Small numbers of the other languages, as whole words. */
const FOREIGN: Readonly<Record<string, number>> = {
  واحد: 1,
  واحدة: 1,
  اثنين: 2,
  اثنان: 2,
  ثلاث: 3,
  ثلاثة: 3,
  أربع: 4,
  أربعة: 4,
  اربعة: 4,
  خمس: 5,
  خمسة: 5,
  ست: 6,
  ستة: 6,
  سبع: 7,
  سبعة: 7,
  ثمان: 8,
  ثمانية: 8,
  تسع: 9,
  تسعة: 9,
  عشر: 10,
  عشرة: 10,
  एक: 1,
  दो: 2,
  तीन: 3,
  चार: 4,
  पाँच: 5,
  पांच: 5,
  छह: 6,
  छः: 6,
  सात: 7,
  आठ: 8,
  नौ: 9,
  दस: 10,
};

const one = Object.keys(ONES).join('|');
const ten = Object.keys(TENS).join('|');
const small = `(?:(?:${ten})(?:[ -](?:${one}))?|(?:${one}))`;
const ENGLISH = new RegExp(
  `\\b(?:(?:(${one})|an?) hundred(?:(?: and)? (${small}))?|(?<!\\d )hundred|(${small}))\\b`,
  'gi',
);
const OTHER = new RegExp(`(?<![\\p{L}\\p{M}])(?:${Object.keys(FOREIGN).join('|')})(?![\\p{L}\\p{M}])`, 'gu');

/** Writes numbers in words as digits: "two or three" becomes "2 or 3", "one hundred and twenty" 120. */
export function replaceNumberWords(text: string): string {
  return text
    .replace(ENGLISH, (words: string, hundreds?: string, rest?: string, alone?: string) =>
      String(alone ? readSmall(alone) : readHundreds(words, hundreds, rest)),
    )
    .replace(OTHER, (word) => String(FOREIGN[word] ?? word));
}

function readHundreds(words: string, hundreds: string | undefined, rest: string | undefined): number {
  const count = hundreds ? readSmall(hundreds) : 1;
  return /hundred/i.test(words) ? count * 100 + (rest ? readSmall(rest) : 0) : count;
}

function readSmall(words: string): number {
  return words
    .toLowerCase()
    .split(/[ -]/)
    .reduce((sum, word) => sum + (TENS[word] ?? ONES[word] ?? 0), 0);
}
