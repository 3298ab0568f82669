import { wholePhrase } from './phrase';

const WORDS: readonly [string, number][] = [
  ['one|a single|واحدة|واحد|एक', 1],
  ['two|a couple of|اثنين|दो', 2],
  ['three|ثلاثة|ثلاث|तीन', 3],
  ['four|أربعة|أربع|चार', 4],
  ['five|خمسة|خمس|पांच', 5],
  ['six|ستة|ست|छह', 6],
  ['seven|سبعة|سبع|सात', 7],
  ['eight|ثمانية|ثمان|आठ', 8],
  ['nine|تسعة|تسع|नौ', 9],
  ['ten|عشرة|عشر|दस', 10],
];
const PATTERNS = WORDS.map(([words, value]) => ({ pattern: wholePhrase(words), value }));

/** Small numbers in words, as a pattern. */
export const NUMBER_WORD = WORDS.map(([words]) => words).join('|');

/** The number that digits or a number word stand for; nothing for any other word. */
export function readCount(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) return Number(trimmed);
  return PATTERNS.find(({ pattern }) => pattern.test(trimmed))?.value;
}
