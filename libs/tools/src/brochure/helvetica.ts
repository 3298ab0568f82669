/** Widths of the characters 32 to 126 of Helvetica, in thousandths of the font size (Adobe's font metrics). */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/** Accented letters are as wide as plain ones; this is wider than most. */
const OTHER_WIDTH = 667;

/** Width of a text in points; the bold cut is taken as a tenth wider, which it nowhere exceeds by much. */
export function measureText(text: string, size: number, bold: boolean): number {
  let width = 0;
  for (const character of text) width += WIDTHS[(character.codePointAt(0) ?? 0) - 32] ?? OTHER_WIDTH;
  return (width / 1000) * size * (bold ? 1.1 : 1);
}

/** Breaks a text into lines of at most `width` points; a word that is wider is cut. */
export function wrapText(text: string, size: number, bold: boolean, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measureText(longer, size, bold) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = cutWord(word, size, bold, width);
  }
  return line === '' ? lines : [...lines, line];
}

function cutWord(word: string, size: number, bold: boolean, width: number): string {
  let kept = word;
  while (kept.length > 1 && measureText(kept, size, bold) > width) kept = kept.slice(0, -1);
  return kept;
}
