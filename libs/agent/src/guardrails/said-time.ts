import { replaceNumberWords } from '@whatsapp-agent/tools';

const HALF_DAY = 12;
const FIRST_YEAR = 2024;
const PARTS_OF_HOUR = /half|quarter|نصف|ونص|ربع|साढ़े|साढे|सवा|पौने|sadhe|saadhe|sava|paune|noss|rob3/;
const WORD = /\p{L}[\p{L}\p{M}]{2,}/gu;

/**
 * Tells whether a folded time wording rests on what was said: its numbers were said (3 and 15 are the same
 * hour), and a wording without numbers shares a word with it.
 */
export function isTimeSaid(wording: string, said: string): boolean {
  const numbers = numbersOf(wording);
  if (numbers.length === 0) return (wording.match(WORD) ?? []).some((word) => said.includes(word));
  const known = new Set(numbersOf(said));
  return numbers.every((number) => isSaid(number, known, said));
}

function isSaid(number: number, known: ReadonlySet<number>, said: string): boolean {
  if (known.has(number) || known.has(number - HALF_DAY) || number === 0 || number >= FIRST_YEAR) return true;
  if (number < HALF_DAY && known.has(number + HALF_DAY)) return true;
  if (number % 15 === 0 && PARTS_OF_HOUR.test(said)) return true;
  return number === HALF_DAY && /noon|midday|midnight|ظهر|दोपहर|dopahar/.test(said);
}

function numbersOf(folded: string): number[] {
  return (replaceNumberWords(folded).match(/\d+/g) ?? []).map(Number);
}
