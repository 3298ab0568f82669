/** A number as written, before anyone decides what its unit is worth. */
export interface WrittenNumber {
  value: number;
  /** 1 000 for `k`, 1 000 000 for `M`, …; absent when no magnitude was written. */
  magnitude?: number;
  /** Followed by `+`, as in "80k+". */
  orMore: boolean;
}

const MAGNITUDES: readonly [RegExp, number][] = [
  [/^(?:k|thousand|thousands|ألف|الف|آلاف|हज़ार|हजार)$/, 1_000],
  [/^(?:m|mn|mil|mill|million|millions|مليون|ملايين|मिलियन)$/, 1_000_000],
  [/^(?:b|bn|billion|مليار)$/, 1_000_000_000],
  [/^(?:lakh|lakhs|lac|lacs|लाख)$/, 100_000],
  [/^(?:cr|crore|crores|करोड़|करोड)$/, 10_000_000],
];

const NUMBER = /(\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(\.\d+)?\s*(\p{L}[\p{L}\p{M}]*)?\s*(\+)?/gu;

/** Finds the numbers of a folded text in order, with the magnitude word that follows each. */
export function findNumbers(foldedText: string): WrittenNumber[] {
  return [...foldedText.matchAll(NUMBER)].map(([, digits = '', fraction = '', word = '', plus]) => {
    const magnitude = MAGNITUDES.find(([pattern]) => pattern.test(word))?.[1];
    return {
      value: Number(digits.replace(/[, ]/g, '') + fraction),
      ...(magnitude === undefined ? {} : { magnitude }),
      orMore: plus === '+',
    };
  });
}
