import { phrase, withVariants } from '../text/phrase';
import { writeSpelledAmounts } from '../text/spelled-numbers';

const SINGLE: readonly [RegExp, string][] = [
  [phrase('(?:a )?quarter (?:of )?(?:a )?million|ربع مليون'), '250k'],
  [phrase('half a million|نصف مليون|आधा मिलियन'), '500k'],
  [phrase('(?:a|one) and a half million|one million and a half|مليون ونصف'), '1.5 million'],
  [phrase('two and a half million|مليونين ونصف'), '2.5 million'],
  [phrase('(?:a|one) million|(?<!\\d ?)مليون'), '1 million'],
  [phrase('two million|مليونين'), '2 million'],
  [phrase('three million'), '3 million'],
  [phrase('(?:a|one|ek) (?:lakh|lac)|एक लाख'), '1 lakh'],
  [phrase('do (?:lakh|lac)|दो लाख'), '2 lakh'],
  [phrase('de?dh lakh|dedh lac'), '150k'],
  [phrase('a (?:thousand)'), '1 thousand'],
  [phrase('डेढ़ लाख'), '150k'],
];
/** "1 lakh 40 thousand", "1 million 200k": two amounts of which one is a part of the other. */
const COMPOUND = new RegExp(
  withVariants(
    String.raw`(\d+) ?(lakhs?|lacs?|लाख|millions?|m|مليون)(?![\p{L}\p{M}]) ?(?:and |و ?)?(\d{1,3}) ?(?:thousands?|k|हज़ार|ألف)(?![\p{L}\p{M}])`,
  ),
  'giu',
);
const LAKH = /^(?:la|ला)/i;

/** Writes amounts in words, and amounts in two parts, as one number that every reader of money understands. */
export function writeMoneyInDigits(text: string): string {
  const single = SINGLE.reduce(
    (written, [words, digits]) => written.replace(words, digits),
    writeSpelledAmounts(text),
  );
  return single.replace(COMPOUND, (_match, big: string, unit: string, small: string) =>
    String(Number(big) * (LAKH.test(unit) ? 100_000 : 1_000_000) + Number(small) * 1_000),
  );
}
