/** Typographic marks that Western encodings lack a plain byte for, in ASCII. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '•': '-',
  '\u00a0': ' ',
};

/** A text in the characters of Latin-1; all others are left out. */
export function toWinAnsi(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’“”–—…•\u00a0]/g, (mark) => PLAIN[mark] ?? '')
    .replace(/[^\x20-\x7e\xa1-\xff]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Tells whether most letters of a text survive {@link toWinAnsi}. */
export function isWestern(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return (
    letters.length > 0 && letters.filter((letter) => toWinAnsi(letter) !== '').length * 2 > letters.length
  );
}
