const KNOWN = [
  'today',
  'tomorrow',
  'tonight',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'january',
  'february',
  'march',
  'april',
  'august',
  'september',
  'october',
  'november',
  'december',
  'morning',
  'afternoon',
  'evening',
];
const SHORT_FORMS: Readonly<Record<string, string>> = {
  tmrw: 'tomorrow',
  tmr: 'tomorrow',
  tmw: 'tomorrow',
  tom: 'tomorrow',
  tomoro: 'tomorrow',
  '2moro': 'tomorrow',
  '2morrow': 'tomorrow',
  '2mrw': 'tomorrow',
  bukra: 'tomorrow',
  bokra: 'tomorrow',
  tdy: 'today',
  '2day': 'today',
  tonite: 'tonight',
  '2nite': 'tonight',
  nxt: 'next',
  oclock: "o'clock",
};

/** Corrects slips in the words of days, months and parts of the day: "tommorow" becomes "tomorrow". */
export function correctTimeWords(folded: string): string {
  return folded.replace(/(?<![\p{L}\p{N}])[a-z0-9]+(?![\p{L}\p{N}])/gu, (word) => {
    const short = SHORT_FORMS[word];
    if (short) return short;
    return word.length < 5 || KNOWN.includes(word) || /\d/.test(word) ? word : closest(word);
  });
}

function closest(word: string): string {
  const allowed = word.length >= 7 ? 2 : 1;
  const near = KNOWN.filter(
    (known) => known[0] === word[0] && Math.abs(known.length - word.length) <= allowed,
  )
    .map((known) => ({ known, slips: countSlips(word, known) }))
    .sort((a, b) => a.slips - b.slips);
  const [best, second] = near;
  if (!best || best.slips > allowed || best.slips === second?.slips) return word;
  return best.known;
}

/** Insertions, deletions, replacements and swapped neighbours from one word to the other. */
function countSlips(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(rows[i - 1], j) + 1,
          at(row, j - 1) + 1,
          at(rows[i - 1], j - 1) + same,
          swapped ? at(rows[i - 2], j - 2) + 1 : Infinity,
        ),
      );
    }
    rows.push(row);
  }
  return at(rows[a.length], b.length);
}

function at(row: number[] | undefined, index: number): number {
  return row?.[index] ?? Infinity;
}
