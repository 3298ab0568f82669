const WORDS: Readonly<Record<string, number>> = {
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
};

const WORD = new RegExp(`\\b(${Object.keys(WORDS).join('|')})\\b`, 'gi');

/** Writes small English numbers as digits: "two or three" becomes "2 or 3". */
export function replaceNumberWords(text: string): string {
  return text.replace(WORD, (word) => String(WORDS[word.toLowerCase()] ?? word));
}
